internal import Calendars
internal import Deals
internal import Forecasting

/// The period asked for and those before it, each at the same business day.
struct PastMoments {
  struct Moment {
    let id: String
    let start: Day
    let end: Day
    /// The last day that is wholly known, as today in the period asked for.
    let asOf: Day
    let startAt: Instant
    /// Facts before it are known.
    let at: Instant
    let endAt: Instant
  }

  /// The most past periods.
  static let count = 8

  /// The period asked for first, then the one before it, and so on, as far as the history reaches.
  let all: [Moment]

  init(_ known: KnownDeals, target: ForecastTarget) {
    let today = known.asOf + 1
    let elapsed = known.businessDays.count(from: target.start, to: max(today, target.start))
    let first = known.firstDay ?? today
    all = (0...PastMoments.count).compactMap { age in
      let period = PastMoments.period(known, target, age)
      guard age == 0 || first <= period.start else { return nil }
      var asOf = known.asOf
      if age > 0 {
        if today <= target.start {
          asOf = period.start - (target.start - known.asOf)
        } else {
          let same =
            elapsed == 0
            ? period.start - 1
            : known.businessDays.adding(businessDays: elapsed, to: period.start - 1)
          asOf = min(same ?? period.end - 1, period.end - 1)
        }
      }
      let zone = known.zone
      return Moment(
        id: period.id, start: period.start, end: period.end, asOf: asOf,
        startAt: zone.startOfDay(period.start), at: zone.startOfDay(asOf + 1),
        endAt: zone.startOfDay(period.end))
    }
  }

  private static func period(
    _ known: KnownDeals, _ target: ForecastTarget, _ age: Int
  ) -> (id: String, start: Day, end: Day) {
    if age == 0 { return (target.id, target.start, target.end) }
    guard let kind = target.kind else {
      let length = target.end - target.start
      return ("", target.start - length * age, target.end - length * age)
    }
    let past = known.calendar.period(
      known.calendar.period(kind, containing: target.start), offsetBy: -age)
    return (past.id, past.start, past.end)
  }
}
