internal import Calendars
internal import Currencies
internal import Tabular

/// A CSV document in memory; text that a spreadsheet would run is made harmless.
struct CSVText {
  private var writer = CSVWriter()

  init(header: [String]) {
    writer.writeRecord(header)
  }

  /// Appends a text; empty for `nil`.
  mutating func text(_ text: String?) { writer.field(text ?? "") }

  /// Appends an exact amount; empty for `nil`.
  mutating func money(_ minorUnits: Int64?, _ currency: Currency) {
    writer.plainField(
      minorUnits.map { Money(minorUnits: $0, currency: currency).decimalString } ?? "")
  }

  /// Appends a number in its shortest exact form; empty for `nil`, NaN and infinity.
  mutating func number(_ value: Double?) {
    guard let value, value.isFinite else { return writer.plainField("") }
    writer.plainField("\(value)")
  }

  /// Appends a whole number.
  mutating func integer(_ value: Int) { writer.field(Int64(value)) }

  /// Appends a day as `2025-11-15`; empty for `nil`.
  mutating func day(_ day: Day?) { writer.plainField(day?.iso8601 ?? "") }

  /// Ends the record.
  mutating func end() { writer.endRecord() }

  /// What was written.
  var string: String { String(decoding: writer.bytes, as: UTF8.self) }
}
