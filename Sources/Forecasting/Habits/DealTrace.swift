internal import Calendars
internal import Deals
internal import Foundation

/// What the weeks behind an open deal say at a moment (science-deals.md 3).
struct DealTrace: Sendable {
  /// P(dormant) by the activity filter.
  var dormancy: Float = 0
  /// How busy it is if it is active, in standard deviations.
  var busyness: Float = 0
  /// Its category above what is usual in its stage and with its owner, half-life 4 weeks.
  var categoryLately: Float = 0
  /// The same with a half-life of 16 weeks.
  var categoryLong: Float = 0
  /// Weeks since the category changed.
  var weeksInCategory: Float = 0
}

/// Walks along one deal's life in weeks that end at given moments, and tells its trace there.
///
/// The weeks are counted back from the moment asked for, so that the trace of today and those of the
/// past that a model learns from are made alike; moments whole weeks apart share a walk.
struct DealWalk {
  private let known: KnownDeals
  private let habits: CRMHabits
  private let entry: DealLog.Entry
  /// The deal as it was known at the moment walked to.
  private(set) var timeline: DealTimeline
  private var filter = ActivityFilter()
  private var lately = DecayingMean(halfLifeWeeks: 4)
  private var long = DecayingMean(halfLifeWeeks: 16)
  /// The end of the last week walked; the creation at first.
  private var previous: Int64
  private var hasBegun = false

  /// Weeks may be an hour longer or shorter where clocks change.
  private static let tolerance: Int64 = 2 * 3_600

  init(_ entry: DealLog.Entry, known: KnownDeals, habits: CRMHabits) {
    self.known = known
    self.habits = habits
    self.entry = entry
    timeline = known.timeline(Int(entry.deal))
    previous = entry.created.seconds
  }

  /// Moves forward; moments come in ascending order, each after the creation.
  mutating func advance(to moment: Instant) {
    guard habits.hasActivities || habits.hasCategories else {
      timeline.advance(to: moment)
      return
    }
    let distance = moment.seconds - previous
    var weeks = (distance + CRMHabits.week / 2) / CRMHabits.week
    if !hasBegun || abs(distance - weeks * CRMHabits.week) > DealWalk.tolerance {
      if hasBegun { self = DealWalk(entry, known: known, habits: habits) }
      weeks = (moment.seconds - previous - 1) / CRMHabits.week + 1
    }
    for left in stride(from: weeks - 1, through: 0, by: -1) {
      pass(to: moment.seconds - left * CRMHabits.week)
    }
  }

  /// The trace at the moment walked to.
  func trace(at moment: Instant) -> DealTrace {
    var trace = DealTrace()
    trace.dormancy = Float(filter.dormancy)
    trace.busyness = Float(filter.busyness)
    guard habits.hasCategories, timeline.category != nil else { return trace }
    let bias = timeline.owner.map { habits.bias(owner: $0, before: moment) } ?? 0
    trace.categoryLately = Float(lately.mean - bias)
    trace.categoryLong = Float(long.mean - bias)
    let since = timeline.categoryEntered ?? timeline.created
    trace.weeksInCategory = Float(
      max(0, Double(moment.seconds - since.seconds) / Double(CRMHabits.week)))
    return trace
  }

  private mutating func pass(to end: Int64) {
    timeline.advance(to: Instant(seconds: end))
    if timeline.status == .open, previous < end {
      let stage = timeline.stage ?? -1
      if habits.hasActivities {
        if hasBegun { filter.beginWeek() }
        let count = timeline.activityCount(
          from: Instant(seconds: previous), to: Instant(seconds: end))
        let usual = habits.usualActivities(
          stage: stage, segment: entry.segment, from: previous, to: end)
        filter.observe(count, usual: usual)
      }
      if habits.hasCategories, let category = timeline.category {
        let excess = habits.excess(category, stage: stage)
        lately.add(excess)
        long.add(excess)
      }
    }
    previous = end
    hasBegun = true
  }
}

/// A mean of weekly values whose weights halve with age.
private struct DecayingMean {
  private let decay: Double
  private var sum = 0.0
  private var weight = 0.0

  init(halfLifeWeeks: Double) {
    decay = pow(0.5, 1 / halfLifeWeeks)
  }

  /// Adds the value of one week more.
  mutating func add(_ value: Double) {
    sum = decay * sum + value
    weight = decay * weight + 1
  }

  /// The weighted mean; 0 before the first value.
  var mean: Double { weight > 0 ? sum / weight : 0 }
}
