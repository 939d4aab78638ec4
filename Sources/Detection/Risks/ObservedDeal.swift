internal import Calendars
internal import Deals

/// An open deal as the rules see it at a moment, now or in the past.
struct ObservedDeal {
  let trail: DealTrail
  /// Facts before it are known.
  let moment: Instant
  /// The last day that is wholly known.
  let today: Day
  /// The expected close day to judge by.
  let closeDay: Day?
  /// First day of the period, and the day after its last.
  let period: (start: Day, end: Day)
  let limits: SignalLimits
  /// Code in the first of the project's segments, -1 for none.
  let segment: Int
  let known: KnownDeals
  let norms: SignalNorms
  /// What the model says; `nil` of past deals.
  let chances: DealChances?

  var timeline: DealTimeline { trail.timeline }
  var stage: Int? { timeline.stage }

  /// Whether it is in the later half of the open stages.
  var isLate: Bool { (stage ?? 0) >= (norms.openStageCount + 1) / 2 }

  /// Whether it should close in the period, or should have before.
  var isDue: Bool { closeDay.map { $0 < period.end } ?? false }

  /// Seconds of the moment so many days before.
  func before(days: Double) -> Int64 {
    moment.seconds - Int64(min(days, SignalKey.most) * 86_400)
  }

  /// The day of the last activity; of the last change where no activity is known of any deal.
  var lastTouch: Day {
    let touched: Int64? =
      known.hasActivities
      ? timeline.lastActivity(before: moment)?.seconds : trail.lastChange
    return known.zone.day(
      of: Instant(seconds: max(touched ?? .min, timeline.created.seconds)))
  }
}

/// What the model says of an open deal.
struct DealChances {
  let win: Double
  let inPeriod: Double
  let ofStage: Double
}
