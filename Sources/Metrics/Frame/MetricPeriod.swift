public import Calendars

/// The period that is asked about: one of the fiscal calendar, a day, or any stretch of days.
public struct MetricPeriod: Hashable, Sendable {
  /// `2025-Q4`, `2025-11`, `2025-W07`, `2025`, a day `2025-11-15`, or `2025-01-05..2025-02-10`.
  public let id: String
  /// The first day.
  public let start: Day
  /// The day after the last.
  public let end: Day
  /// The period of the fiscal calendar; `nil` for days and stretches.
  public let fiscal: FiscalPeriod?

  /// A period of the fiscal calendar.
  public init(_ period: FiscalPeriod) {
    id = period.id
    start = period.start
    end = period.end
    fiscal = period
  }

  /// A stretch of days, the last one counted.
  ///
  /// - Returns: `nil` when it ends before it starts.
  public init?(from first: Day, through last: Day) {
    guard first <= last else { return nil }
    id = first == last ? first.iso8601 : "\(first.iso8601)..\(last.iso8601)"
    start = first
    end = last + 1
    fiscal = nil
  }

  /// The period of an id.
  ///
  /// - Returns: `nil` for a text that is none in this calendar.
  public init?(id: String, calendar: FiscalCalendar) {
    if let period = try? calendar.period(id: id) {
      self.init(period)
      return
    }
    let ends = id.split(separator: "." as Character, omittingEmptySubsequences: true)
    if ends.count == 2, id.contains(".."), let first = try? Day(iso: String(ends[0])),
      let last = try? Day(iso: String(ends[1]))
    {
      self.init(from: first, through: last)
    } else if let day = try? Day(iso: id) {
      self.init(from: day, through: day)
    } else {
      return nil
    }
  }

  /// The period before it: of the same kind, or as many days.
  public func previous(_ calendar: FiscalCalendar) -> MetricPeriod {
    if let fiscal { return MetricPeriod(calendar.period(fiscal, offsetBy: -1)) }
    return MetricPeriod(from: start - (end - start), through: start - 1) ?? self
  }

  /// The same period one year earlier: of the fiscal year before, or 364 days before, which are whole
  /// weeks.
  public func lastYear(_ calendar: FiscalCalendar) -> MetricPeriod {
    guard let fiscal else {
      return MetricPeriod(from: start - 364, through: end - 365) ?? self
    }
    switch fiscal.kind {
    case .year: return MetricPeriod(calendar.period(fiscal, offsetBy: -1))
    case .quarter: return MetricPeriod(calendar.period(fiscal, offsetBy: -4))
    case .month: return MetricPeriod(calendar.period(fiscal, offsetBy: -12))
    case .week: return MetricPeriod(calendar.period(fiscal, offsetBy: -52))
    }
  }

  /// Whether a day lies in it.
  public func contains(_ day: Day) -> Bool { start <= day && day < end }
}
