/// A year, a quarter, a month or a week of a fiscal calendar.
public struct FiscalPeriod: Hashable, Sendable, Codable {
  /// How long a period is.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// One week.
    case week
    /// One month, or the period of four or five weeks that stands for it.
    case month
    /// Three months, or the weeks that stand for them.
    case quarter
    /// A fiscal year.
    case year
  }

  /// `2025-Q4`, `2025-11` (`2025-P11` in years of weeks), `2025` or `2025-W07`.
  public let id: String
  /// The first day.
  public let start: Day
  /// The day after the last.
  public let end: Day
  /// Whether it is a week, a month, a quarter or a year.
  public let kind: Kind

  /// A period as given; a ``FiscalCalendar`` makes those that belong to it.
  public init(id: String, start: Day, end: Day, kind: Kind) {
    self.id = id
    self.start = start
    self.end = end
    self.kind = kind
  }

  /// Days from the first to the last, both counted.
  public var dayCount: Int { end - start }

  /// The last day.
  public var lastDay: Day { end - 1 }

  /// Whether a day lies in the period.
  public func contains(_ day: Day) -> Bool { start <= day && day < end }
}

extension FiscalPeriod: Comparable {
  /// Whether `left` starts first, or starts with `right` and ends first.
  public static func < (left: FiscalPeriod, right: FiscalPeriod) -> Bool {
    (left.start, left.end, left.id) < (right.start, right.end, right.id)
  }
}

extension FiscalPeriod: CustomStringConvertible {
  /// The id.
  public var description: String { id }
}
