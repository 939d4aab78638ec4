internal import Calendars
internal import Deals

/// The period asked for and those before it, each at the same business day; where the period is over,
/// the others are taken whole too.
struct PeriodMoments: Sendable {
  /// One period at one day.
  struct Moment: Sendable {
    /// The id of the period; empty for days and stretches.
    let id: String
    let start: Day
    let end: Day
    /// The day after the last that is counted.
    let today: Day
    /// Seconds: the start of the period, the first moment that is not counted, the end of the period.
    let startAt: Int64
    let at: Int64
    let endAt: Int64

    /// Whether a moment lies in the part of the period that is counted.
    func contains(_ seconds: Int64) -> Bool { startAt <= seconds && seconds < at }
  }

  /// The most past periods.
  static let count = 8

  /// The period asked for first, then the one before it and so on, as far as the history covers them
  /// from their start; empty for a period ahead.
  let all: [Moment]
  /// The same period of the year before.
  let lastYear: Moment?

  init(_ frame: MetricFrame) {
    let known = frame.known
    guard !frame.isAhead else {
      all = []
      lastYear = nil
      return
    }
    // Where nothing is known, no past period is covered.
    let first = known.firstDay ?? frame.period.start
    all = (0...PeriodMoments.count).compactMap { age in
      let past = PeriodMoments.period(frame, age)
      guard age == 0 || first <= past.start else { return nil }
      return PeriodMoments.moment(frame, past.id, past.start, past.end)
    }
    let year = frame.period.lastYear(known.calendar)
    lastYear = PeriodMoments.moment(frame, year.id, year.start, year.end)
  }

  /// The past ones.
  var past: Range<Int> { all.isEmpty ? 0..<0 : 1..<all.count }

  private static func period(_ frame: MetricFrame, _ age: Int) -> (id: String, start: Day, end: Day)
  {
    let period = frame.period
    guard let fiscal = period.fiscal else {
      let length = (period.end - period.start) * age
      return (age == 0 ? period.id : "", period.start - length, period.end - length)
    }
    let past = frame.known.calendar.period(fiscal, offsetBy: -age)
    return (past.id, past.start, past.end)
  }

  private static func moment(_ frame: MetricFrame, _ id: String, _ start: Day, _ end: Day)
    -> Moment
  {
    let zone = frame.known.zone
    let today = today(frame, start, end)
    return Moment(
      id: id, start: start, end: end, today: today, startAt: zone.startOfDay(start).seconds,
      at: zone.startOfDay(today).seconds, endAt: zone.startOfDay(end).seconds)
  }

  /// The day after as many business days of a period as have passed of the one asked for.
  private static func today(_ frame: MetricFrame, _ start: Day, _ end: Day) -> Day {
    let known = frame.known
    guard frame.isRunning else { return end }
    let now = known.zone.day(of: Instant(seconds: frame.stateMoment.seconds - 1)) + 1
    if start == frame.period.start { return now }
    let passed = known.businessDays.count(from: frame.period.start, to: now)
    guard passed > 0 else { return start }
    let day = known.businessDays.adding(businessDays: passed, to: start - 1) ?? end - 1
    return min(day + 1, end)
  }
}
