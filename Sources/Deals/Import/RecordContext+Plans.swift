internal import Calendars
internal import Currencies
internal import Tabular

extension RecordContext {
  /// The node that a record speaks of: level names and values.
  func path(_ record: CSVRecord) -> [String: String] {
    var path: [String: String] = [:]
    for column in [RecordColumn.region, .manager, .owner, .segment, .product, .node] {
      if let text = text(record, column), !text.isEmpty { path[column.name] = text }
    }
    return path
  }

  /// The first instant of a column's day, or its moment where a time stands; `nil` where blank.
  func startOfDay(
    _ record: CSVRecord, _ column: RecordColumn, _ zone: BusinessTimeZone
  ) throws(RecordProblem) -> Int64? {
    guard let bytes = bytes(record, column), !bytes.isEmpty else { return nil }
    if case .success(.day(let day)) = dates.parse(bytes) { return zone.startOfDay(day).seconds }
    return try instant(record, column)
  }

  /// A fiscal period id; a date stands for the month that contains it.
  func spendPeriod(
    _ record: CSVRecord, calendar: FiscalCalendar
  ) throws(RecordProblem) -> String {
    let bytes = try required(record, .period)
    let text = String(decoding: bytes, as: UTF8.self)
    if let period = try? calendar.period(id: text) { return period.id }
    if case .success(let day) = dates.day(from: bytes) { return calendar.month(containing: day).id }
    throw RecordProblem("period", "\"\(text)\" is no period; write 2025-11, 2025-Q4 or 2025")
  }

  /// What one unit is worth in the reporting currency: finite and above zero.
  func rate(_ record: CSVRecord) throws(RecordProblem) -> Double {
    if let rate = try positiveNumber(record, .rate) { return rate }
    if let inverse = try positiveNumber(record, .inverseRate) { return 1 / inverse }
    throw RecordProblem("rate", "is blank; give what one unit is worth")
  }

  private func positiveNumber(
    _ record: CSVRecord, _ column: RecordColumn
  ) throws(RecordProblem) -> Double? {
    guard var text = text(record, column), !text.isEmpty else { return nil }
    if layout.mapping.decimalComma {
      guard !text.contains(".") else { throw notARate(column, text) }
      text = text.replacing(",", with: ".")
    }
    guard let number = Double(text), ExchangeRate(number) != nil, ExchangeRate(1 / number) != nil
    else {
      throw notARate(column, text)
    }
    return number
  }

  private func notARate(_ column: RecordColumn, _ text: String) -> RecordProblem {
    RecordProblem(column.name, "\"\(text)\" is no rate above zero")
  }
}
