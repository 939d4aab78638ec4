internal import Calendars
internal import Deals
internal import Foundation

/// The moments at which the sums of the factors are taken: today and the same day of past periods,
/// and the start of each.
struct FactorPlan {
  /// A period at two moments.
  struct Moment: Sendable {
    /// 0 is the running period, 1 the last one, ...
    let age: Int
    /// The period asked for, as many ahead of the running one as today.
    let period: FiscalPeriod
    /// The start of the period that ran.
    let start: Landmark
    /// Today, and the same day of the past.
    let now: Landmark
  }

  let kind: FiscalPeriod.Kind
  let ahead: Int
  /// Days since the start of the running period.
  let elapsed: Int
  /// Today first.
  let moments: [Moment]

  /// The last periods that are looked at.
  static let maximumPeriods = 12

  init(kind: FiscalPeriod.Kind, ahead: Int, known: KnownDeals) {
    self.kind = kind
    self.ahead = ahead
    let calendar = known.calendar
    let today = known.asOf + 1
    let running = calendar.period(kind, containing: today)
    let elapsed = today - running.start
    self.elapsed = elapsed
    let left = Double(running.end - today)
    moments = (0...FactorPlan.maximumPeriods).map { age in
      let period = calendar.period(running, offsetBy: -age)
      let asked = calendar.period(period, offsetBy: ahead)
      let landmark = { (day: Day, leftNow: Double) in
        Landmark(
          moment: known.zone.startOfDay(day),
          labelStart: known.zone.startOfDay(ahead == 0 ? day : asked.start),
          labelEnd: known.zone.startOfDay(asked.end),
          runningStart: known.zone.startOfDay(period.start), runningEnd: period.end,
          nextEnd: calendar.period(period, offsetBy: 1).end, age: age, isAligned: true, weight: 1,
          timeLeft: log(Double(period.end - day) / leftNow))
      }
      return Moment(
        age: age, period: asked,
        start: landmark(period.start, Double(running.dayCount)),
        now: landmark(min(period.start + elapsed, period.end - 1), left))
    }
  }

  /// Whether today is the first day of the running period: start and now are the same.
  var isAtStart: Bool { elapsed == 0 }
}
