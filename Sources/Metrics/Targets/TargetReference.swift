internal import Calendars
internal import Deals

/// The stretch that a period's sales are compared with.
struct TargetReference: Sendable {
  /// Its first moment, seconds.
  let start: Int64
  /// The moment after its last one: of the whole reference, or, while the period runs, of as many
  /// business days as have passed of the period.
  let end: Int64
  /// Whether the data reaches back to its first day.
  let isComplete: Bool

  /// - Parameters:
  ///   - reference: the whole period that is compared with.
  ///   - firstDay: the first day of which anything is known.
  init(_ frame: MetricFrame, reference: MetricPeriod, firstDay: Day?) {
    let known = frame.known
    var last = reference.end
    if frame.isRunning {
      let days = known.businessDays
      let passed = days.count(from: frame.period.start, to: known.asOf + 1)
      let reached = passed > 0 ? days.adding(businessDays: passed, to: reference.start - 1) : nil
      last = min(reference.end, reached.map { $0 + 1 } ?? reference.start)
    }
    start = known.zone.startOfDay(reference.start).seconds
    end = known.zone.startOfDay(last).seconds
    isComplete = firstDay.map { $0 <= reference.start } ?? false
  }
}
