public import Calendars
internal import Deals

/// The stretch of time whose bookings are asked for.
public struct ForecastTarget: Codable, Equatable, Sendable {
  /// The period's id (2025-Q4), or that of a window (`28d`).
  public var id: String
  /// First day.
  public var start: Day
  /// The day after the last.
  public var end: Day
  /// Quarters, months, years as the fiscal calendar has them; `nil` for a window of days.
  public var kind: FiscalPeriod.Kind?

  /// A fiscal period.
  public init(_ period: FiscalPeriod) {
    id = period.id
    start = period.start
    end = period.end
    kind = period.kind
  }

  /// The `days` days after `asOf`.
  public init(days: Int, after asOf: Day) {
    id = "\(days)d"
    start = asOf + 1
    end = asOf + 1 + days
    kind = nil
  }

  /// How many periods lie between the one running at the cutoff and this one; 0 is the running
  /// one, negative one that has ended. Windows are always running.
  func periodsAhead(of known: KnownDeals) -> Int {
    guard let kind else { return 0 }
    let running = known.calendar.period(kind, containing: known.asOf + 1)
    if end <= running.start { return -1 }
    var ahead = 0
    while known.calendar.period(running, offsetBy: ahead).end < end { ahead += 1 }
    return ahead
  }

  /// Days that are left of the running period at the end of `asOf`; of a window, its length.
  func daysLeft(of known: KnownDeals) -> Int {
    guard let kind else { return end - start }
    return known.calendar.period(kind, containing: known.asOf + 1).end - (known.asOf + 1)
  }
}
