public import Calendars
public import Deals

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

  /// The targets that a model must be trained on to answer for this one at the cutoff of `known`:
  /// the running period and those up to this one; a window stands alone.
  public func leading(as known: KnownDeals) -> [ForecastTarget] {
    guard let kind else { return [self] }
    let running = known.calendar.period(kind, containing: known.asOf + 1)
    var targets = [ForecastTarget(running)]
    while let last = targets.last, last.end < end {
      targets.append(ForecastTarget(known.calendar.period(running, offsetBy: targets.count)))
    }
    return targets
  }

  /// How many periods lie between the one running at the cutoff and this one; 0 is the running
  /// one, negative one that has ended. Windows are always running.
  func periodsAhead(of known: KnownDeals) -> Int {
    guard let kind else { return 0 }
    let running = known.calendar.period(kind, containing: known.asOf + 1)
    return end <= running.start ? -1 : leading(as: known).count - 1
  }

  /// Days that are left of the running period at the end of `asOf`; of a window, its length.
  func daysLeft(of known: KnownDeals) -> Int {
    guard let kind else { return end - start }
    return known.calendar.period(kind, containing: known.asOf + 1).end - (known.asOf + 1)
  }
}
