internal import Calendars
internal import Deals

/// The rules that look at one deal's own record at a moment, without a model.
struct DealSignals: Sendable {
  let known: KnownDeals
  let thresholds: SignalThresholds
  let durations: StageDurations

  /// The rules that fire on an open deal whose timeline stands at `moment`.
  ///
  /// - Parameter closeDay: the expected close day to judge by.
  func hits(
    _ timeline: DealTimeline, at moment: Instant, closeDay: Day?
  ) -> [(signal: RiskSignal, value: Double, threshold: Double)] {
    [
      overdue(closeDay, moment), stalled(timeline, moment), pushed(timeline),
      silent(timeline, moment),
    ].compactMap { $0 }
  }

  private typealias Hit = (signal: RiskSignal, value: Double, threshold: Double)

  private func overdue(_ closeDay: Day?, _ moment: Instant) -> Hit? {
    guard let closeDay else { return nil }
    let days = lastDay(moment) - closeDay
    guard days >= thresholds.overdueDays else { return nil }
    return (.overdue, Double(days), Double(thresholds.overdueDays))
  }

  private func stalled(_ timeline: DealTimeline, _ moment: Instant) -> Hit? {
    guard let entered = timeline.stageEntered, let limit = durations.limit(timeline.stage)
    else { return nil }
    let weeks = Double(moment.seconds - entered.seconds) / (7 * 86_400)
    return weeks > limit ? (.stalled, weeks, limit) : nil
  }

  private func pushed(_ timeline: DealTimeline) -> Hit? {
    if timeline.pushCount >= thresholds.pushes {
      return (.pushed, Double(timeline.pushCount), Double(thresholds.pushes))
    }
    guard timeline.quarterPushCount >= thresholds.quarterPushes else { return nil }
    return (.pushed, Double(timeline.quarterPushCount), Double(thresholds.quarterPushes))
  }

  private func silent(_ timeline: DealTimeline, _ moment: Instant) -> Hit? {
    guard known.hasActivities else { return nil }
    let since = timeline.lastActivity(before: moment) ?? timeline.created
    let days = known.businessDays.count(
      from: known.zone.day(of: since) + 1, to: lastDay(moment) + 1)
    let isLate = (timeline.stage ?? 0) >= (known.settings.stages.openCount + 1) / 2
    let limit = isLate ? thresholds.silentBusinessDaysLate : thresholds.silentBusinessDays
    return days >= limit ? (.noActivity, Double(days), Double(limit)) : nil
  }

  private func lastDay(_ moment: Instant) -> Day {
    known.zone.day(of: Instant(seconds: moment.seconds - 1))
  }
}
