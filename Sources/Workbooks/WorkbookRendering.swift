public import Calendars

/// How dates and numbers are written that are such in the workbook; texts stay as they are.
public struct WorkbookRendering: Hashable, Sendable {
  /// The order of a date's parts: `2025-03-31T14:05:00`, `31/03/2025 14:05:00` or
  /// `03/31/2025 14:05:00`.
  public var dateOrder: DateFormat
  /// Whether a comma stands for the decimal point: `1234,5`.
  public var decimalComma: Bool

  /// A rendering; without arguments ISO 8601 and a decimal point.
  public init(dateOrder: DateFormat = .iso, decimalComma: Bool = false) {
    self.dateOrder = dateOrder
    self.decimalComma = decimalComma
  }
}
