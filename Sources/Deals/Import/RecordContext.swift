internal import Calendars
internal import Currencies
internal import Tabular

/// The typed reading of one file's records: parsers, caches of labels, and the layout.
struct RecordContext {
  /// A stage label that the mapping passes over.
  static let ignored: Int32 = -2
  private static let unknown: Int32 = -3

  let layout: RecordLayout
  let stages: StageList
  let dates: DateParser
  /// How amounts are written, by the code of their currency; that of the reporting one is last.
  var amounts: AmountParsers
  /// The names of fields in a log, and what aforo takes them for.
  var fieldNames = SymbolTable()
  var loggedFields: [HistoryFields?] = []
  private var stageLabels = SymbolTable()
  private var stageCodes: [Int32] = []
  private var categoryLabels = SymbolTable()
  private var categoryCodes: [Int8] = []
  private var fiscal: FiscalCalendar?

  init(layout: RecordLayout, settings: DealSettings, zone: BusinessTimeZone) {
    self.layout = layout
    stages = settings.stages
    dates = DateParser(format: layout.mapping.dateFormat, zone: zone)
    amounts = AmountParsers(
      reporting: settings.currency, mapping: layout.mapping, isMinor: layout.isAmountMinor)
  }

  /// The bytes of a column without surrounding blanks, or its declared constant; `nil` when there
  /// is neither.
  @inline(__always)
  func bytes(
    _ record: CSVRecord, _ column: RecordColumn
  ) -> UnsafeBufferPointer<UInt8>? {
    let position = layout.position[column.rawValue]
    guard position >= 0 else { return layout.constant[column.rawValue]?.bytes }
    let bytes = RecordContext.trimmed(record.bytes(position))
    guard bytes.isEmpty, !layout.defaults.isEmpty else { return bytes }
    return layout.defaults[column.rawValue]?.bytes ?? bytes
  }

  @inline(__always)
  private static func trimmed(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    var low = 0
    var high = bytes.count
    while low < high, bytes[low] == 32 || bytes[low] == 9 { low += 1 }
    while high > low, bytes[high - 1] == 32 || bytes[high - 1] == 9 { high -= 1 }
    return low == 0 && high == bytes.count
      ? bytes : UnsafeBufferPointer(rebasing: bytes[low..<high])
  }

  /// The text of a column or its declared constant.
  func text(_ record: CSVRecord, _ column: RecordColumn) -> String? {
    bytes(record, column).map { String(decoding: $0, as: UTF8.self) }
  }

  func required(
    _ record: CSVRecord, _ column: RecordColumn
  ) throws(RecordProblem) -> UnsafeBufferPointer<UInt8> {
    guard let bytes = bytes(record, column), !bytes.isEmpty else {
      throw RecordProblem(column.name, "is blank; every record needs one")
    }
    return bytes
  }

  /// The code of a label in a table, -1 where blank.
  func intern(
    _ record: CSVRecord, _ column: RecordColumn, into table: inout SymbolTable
  ) -> Int32 {
    guard let bytes = bytes(record, column), !bytes.isEmpty else { return Blank.code }
    return table.intern(bytes)
  }

  /// Seconds of a column's date or time; `nil` where blank or absent.
  func instant(
    _ record: CSVRecord, _ column: RecordColumn
  ) throws(RecordProblem) -> Int64? {
    guard let bytes = bytes(record, column), !bytes.isEmpty else { return nil }
    switch dates.instant(from: bytes) {
    case .success(let instant): return instant.seconds
    case .failure(let problem): throw dateProblem(column, bytes, problem)
    }
  }

  func requiredInstant(
    _ record: CSVRecord, _ column: RecordColumn
  ) throws(RecordProblem) -> Int64 {
    guard let seconds = try instant(record, column) else {
      throw RecordProblem(column.name, "is blank; every record needs a date")
    }
    return seconds
  }

  func day(
    _ record: CSVRecord, _ column: RecordColumn
  ) throws(RecordProblem) -> Int32? {
    guard let bytes = bytes(record, column), !bytes.isEmpty else { return nil }
    return try day(bytes, column)
  }

  func day(
    _ bytes: UnsafeBufferPointer<UInt8>, _ column: RecordColumn
  ) throws(RecordProblem) -> Int32 {
    switch dates.day(from: bytes) {
    case .success(let day): return day.number
    case .failure(let problem): throw dateProblem(column, bytes, problem)
    }
  }

  private func dateProblem(
    _ column: RecordColumn, _ bytes: UnsafeBufferPointer<UInt8>, _ problem: DateProblem
  ) -> RecordProblem {
    RecordProblem(column.name, "\"\(RecordContext.shown(bytes))\" is no date: \(problem)")
  }

  func flag(
    _ record: CSVRecord, _ column: RecordColumn
  ) throws(RecordProblem) -> Bool? {
    guard let bytes = bytes(record, column), !bytes.isEmpty else { return nil }
    if bytes.count == 4, bytes.elementsEqual("true".utf8) { return true }
    if bytes.count == 5, bytes.elementsEqual("false".utf8) { return false }
    let text = String(decoding: bytes, as: UTF8.self)
    switch text.lowercased() {
    case "true", "1", "yes", "t", "y", "verdadero", "sí", "si": return true
    case "false", "0", "no", "f", "n", "falso": return false
    default: throw RecordProblem(column.name, "\"\(text)\" is neither true nor false")
    }
  }

  /// The stage code, -1 where blank, ``ignored`` where the mapping passes over the label.
  mutating func stage(_ record: CSVRecord) throws(RecordProblem) -> Int32 {
    guard let bytes = bytes(record, .stage), !bytes.isEmpty else { return Blank.code }
    return try stage(bytes)
  }

  mutating func stage(_ bytes: UnsafeBufferPointer<UInt8>) throws(RecordProblem) -> Int32 {
    let symbol = Int(stageLabels.intern(bytes))
    if symbol == stageCodes.count { stageCodes.append(resolve(stageLabels.string(Int32(symbol)))) }
    guard stageCodes[symbol] != RecordContext.unknown else {
      let label = stageLabels.string(Int32(symbol))
      let nearest = stages.nearest(to: label).map { "; did you mean \"\($0)\"?" } ?? ""
      throw RecordProblem(
        "stage",
        "\"\(label)\" is no stage of the process; add it under `stages` in aforo.yml\(nearest)"
      )
    }
    return stageCodes[symbol]
  }

  private func resolve(_ label: String) -> Int32 {
    if let code = stages.code(ofLabel: label) { return Int32(code) }
    return layout.mapping.ignoreStages.contains { matches(label, pattern: $0) }
      ? RecordContext.ignored : RecordContext.unknown
  }

  /// The forecast category, -1 where blank or in no known vocabulary.
  mutating func category(_ record: CSVRecord) throws(RecordProblem) -> Int8 {
    guard let bytes = bytes(record, .category), !bytes.isEmpty else { return -1 }
    return category(bytes)
  }

  mutating func category(_ bytes: UnsafeBufferPointer<UInt8>) -> Int8 {
    let symbol = Int(categoryLabels.intern(bytes))
    if symbol == categoryCodes.count {
      let label = categoryLabels.string(Int32(symbol))
      categoryCodes.append(ForecastCategory(label: label)?.rawValue ?? -1)
    }
    return categoryCodes[symbol]
  }

  /// A fiscal period id; a date stands for the quarter that contains it.
  func period(
    _ record: CSVRecord, calendar: FiscalCalendar
  ) throws(RecordProblem) -> String {
    let bytes = try required(record, .period)
    let text = String(decoding: bytes, as: UTF8.self)
    if let period = try? calendar.period(id: text) { return period.id }
    if case .success(let day) = dates.day(from: bytes) {
      return calendar.quarter(containing: day).id
    }
    throw RecordProblem(
      "period", "\"\(text)\" is no period; write 2025-Q4, 2025-11 or 2025-P11, or 2025")
  }

  mutating func calendar(_ settings: DealSettings) throws(RecordProblem) -> FiscalCalendar {
    if let fiscal { return fiscal }
    guard let calendar = try? settings.fiscalCalendar() else {
      throw RecordProblem("period", "the fiscal year's start is no date")
    }
    fiscal = calendar
    return calendar
  }

  static func shown(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    String(decoding: bytes.prefix(40), as: UTF8.self)
  }
}
