internal import Calendars

/// A calendar quarter, counted from the year 0, so that neighbours differ by one.
public struct QuarterNumber: Hashable, Comparable, Sendable {
  /// Four times the year, plus 0 to 3.
  public let value: Int

  /// The quarter with this count.
  public init(_ value: Int) {
    self.value = value
  }

  /// The quarter that contains a day, given as days since 1970-01-01.
  public init(containing dayNumber: Int) {
    let day = Day(number: Int32(clamping: dayNumber))
    value = day.year * 4 + (day.month - 1) / 3
  }

  /// Its first day, as days since 1970-01-01.
  public var firstDay: Int {
    Int(Day(number: 0).addingMonths(3 * (value - 1970 * 4)).number)
  }

  /// Its last day, as days since 1970-01-01.
  public var lastDay: Int { QuarterNumber(value + 1).firstDay - 1 }

  /// Its name in files, for example `2025-Q4`.
  public var name: String { "\(value / 4)-Q\(value % 4 + 1)" }

  /// Whether one quarter lies before the other.
  public static func < (left: QuarterNumber, right: QuarterNumber) -> Bool {
    left.value < right.value
  }
}
