internal import Calendars
internal import Tabular

/// Plain series from a CSV file of one value a line: `series,date,value`.
///
/// Columns are found by their names; without one for the series all lines are of one.
struct SeriesFile {
  /// A value and where it came from.
  struct Point {
    let time: SeriesTime
    /// As the file writes it.
    let text: String
    /// NaN for a blank.
    let value: Double
    let line: Int
  }

  /// The names that each column may have, in small letters.
  private static let names = (
    series: ["series", "id", "name", "unique_id", "serie"],
    date: ["date", "timestamp", "time", "ds", "month", "quarter", "day", "period", "fecha"],
    value: ["value", "y", "amount", "revenue", "sales", "valor", "importe"]
  )

  let path: String
  /// Names in the order of the file, and the points of each by time; of equal times the first
  /// stands first.
  private(set) var series: [(name: String, points: [Point])] = []

  /// Reads a file.
  ///
  /// - Throws: ``WorkflowError`` with the line and what to do: no such column, a date or a value
  ///   that cannot be read, no record.
  init(path: String, progress: WorkProgress = .none) throws(WorkflowError) {
    self.path = path
    let reader = try wrapping(WorkflowError.table) { () throws(TabularError) in
      path == "-" ? try CSVReader(fileDescriptor: 0, name: path) : try CSVReader(path: path)
    }
    let header = reader.header.map { $0.lowercased() }
    func place(_ names: [String]) -> Int? {
      names.lazy.compactMap { header.firstIndex(of: $0) }.first
    }
    guard let date = place(Self.names.date) else {
      throw Self.missing("of dates", Self.names.date, path, reader.header)
    }
    guard let value = place(Self.names.value) else {
      throw Self.missing("of values", Self.names.value, path, reader.header)
    }
    let name = place(Self.names.series)
    var places: [String: Int] = [:]
    var rejects: [Reject] = []
    var count = 0
    var found: [(name: String, points: [Point])] = []
    try wrapping(WorkflowError.table) { () throws(TabularError) in
      try reader.forEachRecord(onReject: { if rejects.isEmpty { rejects.append($0) } }) { record in
        guard rejects.isEmpty else { return }
        count += 1
        if count.isMultiple(of: 100_000) { progress("reading \(path): \(count)") }
        let text = record.string(date)
        guard let time = SeriesTime(text) else {
          rejects.append(reader.reject(record, field: date, reason: SeriesTime.problem(text)))
          return
        }
        guard let number = Self.number(record, value) else {
          rejects.append(
            reader.reject(
              record, field: value,
              reason: "\"\(record.string(value))\" is not a number; write 1234.56, or leave it "
                + "blank where it is not known"))
          return
        }
        let key = name.map { record.string($0) } ?? reader.header[value]
        let index = places[key] ?? found.count
        if index == found.count {
          places[key] = index
          found.append((key, []))
        }
        found[index].points.append(
          Point(time: time, text: text, value: number, line: record.line))
      }
    }
    if let reject = rejects.first { throw .files("\(reject)") }
    guard !found.isEmpty else { throw .files("\(path): has no record below its header") }
    series = found.map { ($0.name, Self.sorted($0.points)) }
  }

  private static func sorted(_ points: [Point]) -> [Point] {
    points.enumerated().sorted {
      ($0.element.time, $0.offset) < ($1.element.time, $1.offset)
    }.map(\.element)
  }

  /// NaN for a blank, `nil` for what is no number.
  private static func number(_ record: CSVRecord, _ index: Int) -> Double? {
    switch DecimalText.read(record.bytes(index)) {
    case .blank: .nan
    case .number(let value): value
    case .text: nil
    }
  }

  private static func missing(
    _ what: String, _ names: [String], _ path: String, _ header: [String]
  ) -> WorkflowError {
    .files(
      "\(path):1: there is no column \(what) among \(header.joined(separator: ", ")); name it "
        + names.joined(separator: ", "))
  }
}
