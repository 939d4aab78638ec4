internal import Calendars
internal import Deals

/// The last four weeks, and the same ones of the four fiscal quarters before.
struct CreationWindows: Sendable {
  static let days = 28
  static let quarters = 4

  /// Seconds of start and end, the last four weeks first; those that begin before the history are left
  /// out.
  let all: [(start: Int64, end: Int64)]

  init(_ frame: MetricFrame) {
    let known = frame.known
    let calendar = known.calendar
    let today = known.zone.day(of: Instant(seconds: frame.stateMoment.seconds - 1)) + 1
    let running = calendar.quarter(containing: today - 1)
    let first = known.firstDay ?? today
    all = (0...CreationWindows.quarters).compactMap { age in
      let past = calendar.period(running, offsetBy: -age)
      let end = min(past.start + (today - running.start), past.end)
      guard age == 0 || first <= end - CreationWindows.days else { return nil }
      return (
        known.zone.startOfDay(end - CreationWindows.days).seconds,
        known.zone.startOfDay(end).seconds
      )
    }
  }
}
