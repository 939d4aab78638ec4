internal import Calendars
internal import Deals
internal import Foundation

/// How this company keeps its CRM, against which a single deal is read: activities per week by stage
/// and segment, how busy everybody was in each week (holidays silence all deals, not one), forecast
/// categories by stage, and how each owner's categories differ from them.
///
/// Looks at weekly moments counted back from the cutoff, at a fixed sample of the deals where there
/// are very many.
struct CRMHabits: Sendable {
  /// The moments at which deals are looked at: the cutoff less whole weeks.
  let cutoff: Int64
  /// Whether any activity, any category is known.
  let hasActivities: Bool
  let hasCategories: Bool
  private let segmentCount: Int
  /// Activities per open week, by stage + 1 and segment + 1.
  private let usualActivities: [Double]
  /// How busy everybody was in each week against the year that ends with it, by weeks back.
  private let weekLevels: [Double]
  /// Mean level of the category by stage + 1.
  private let usualCategory: [Double]
  /// Bias of owner o at the moment k weeks before the cutoff, at [o * weeks + k].
  private let ownerBias: [Float]
  private let weeks: Int

  static let week: Int64 = 7 * 86_400
  static let maximumWeeks = 260
  static let maximumDeals = 40_000
  static let priorWeeks = 20.0
  static let priorActivities = 20.0
  static let yearWeeks = 52
  static let decay = 0.97
  static let biasPrior = 20.0

  init(_ log: DealLog) {
    let known = log.known
    cutoff = known.cutoff.seconds
    hasActivities = known.hasActivities
    hasCategories = known.recorded.contains(.category)
    segmentCount = log.segmentCount
    let span = max(0, cutoff - log.firstCreated.seconds)
    weeks =
      log.firstCreated == DealLog.never
      ? 0 : min(CRMHabits.maximumWeeks, Int(span / CRMHabits.week) + 1)
    var tally = HabitTally(
      stages: known.settings.stages.openCount, segments: segmentCount, owners: known.ownerCount,
      weeks: weeks)
    let share = min(1, Double(CRMHabits.maximumDeals) / Double(max(1, log.entries.count)))
    if hasActivities || hasCategories {
      for entry in log.entries where log.isSampled(entry, share: share) {
        tally.add(entry, known: known, cutoff: cutoff)
      }
    }
    let usualActivities = tally.usualActivities(prior: CRMHabits.priorWeeks)
    self.usualActivities = usualActivities
    weekLevels = tally.weekLevels(usualActivities, prior: CRMHabits.priorActivities)
    let usual = tally.usualCategory()
    usualCategory = usual
    ownerBias =
      hasCategories ? tally.ownerBias(usual, prior: CRMHabits.biasPrior * share) : []
  }

  /// Activities that an open deal of a stage and segment usually has in a stretch of time, given how
  /// busy everybody was then; above 0.
  func usualActivities(stage: Int, segment: Int32, from start: Int64, to end: Int64) -> Double {
    let perWeek = usualActivities[(stage + 1) * (segmentCount + 1) + Int(segment) + 1]
    return perWeek * level(from: start, to: end) * Double(end - start) / Double(CRMHabits.week)
  }

  /// How busy everybody was in a stretch, against the usual; as usual after the cutoff.
  func level(from start: Int64, to end: Int64) -> Double {
    guard start < end, !weekLevels.isEmpty else { return 1 }
    if end > cutoff {
      let seen = Double(max(0, cutoff - start))
      let rest = Double(end - start) - seen
      return ((seen > 0 ? level(from: start, to: cutoff) * seen : 0) + rest) / Double(end - start)
    }
    var sum = 0.0
    // The week with number k covers (cutoff - (k + 1) weeks, cutoff - k weeks].
    let newest = max(0, (cutoff - end) / CRMHabits.week)
    let oldest = max(newest, (cutoff - start - 1) / CRMHabits.week)
    for weeksBack in newest...oldest {
      let weekEnd = cutoff - weeksBack * CRMHabits.week
      let share = min(end, weekEnd) - max(start, weekEnd - CRMHabits.week)
      sum += Double(share) * weekLevels[min(Int(weeksBack), weekLevels.count - 1)]
    }
    return sum / Double(end - start)
  }

  /// The level of a category less what is usual in the stage.
  func excess(_ category: ForecastCategory, stage: Int) -> Double {
    category.level - usualCategory[stage + 1]
  }

  /// How much higher than usual the owner's categories were up to the last weekly moment before
  /// `moment`, shrunk; after the cutoff, up to it.
  func bias(owner: Int, before moment: Instant) -> Double {
    let weeksBack = max(
      0, Int((cutoff - moment.seconds + CRMHabits.week - 1) / CRMHabits.week))
    guard owner >= 0, hasCategories, weeksBack < weeks else { return 0 }
    return Double(ownerBias[owner * weeks + weeksBack])
  }
}

extension ForecastCategory {
  /// Omitted, pipeline, best case, commit as 0 to 3; most likely between the last two.
  var level: Double {
    switch self {
    case .omitted: 0
    case .pipeline: 1
    case .bestCase: 2
    case .mostLikely: 2.5
    case .commit, .closed: 3
    }
  }
}

/// Sums over open deals at weekly moments.
private struct HabitTally {
  private let segments: Int
  private let owners: Int
  private let weeks: Int
  private var activities: [Double]
  private var exposure: [Double]
  /// By weeks back: activities, and open deals at [week * cells + cell].
  private var activitiesOfWeek: [Double]
  private var exposureOfWeek: [Double]
  private var categorySum: [Double]
  private var categoryCount: [Double]
  /// One per deal and moment with a category: owner, weeks back, stage, level.
  private var seen: [(owner: Int32, weeksBack: Int32, stage: Int16, level: Float)] = []

  init(stages: Int, segments: Int, owners: Int, weeks: Int) {
    self.segments = segments
    self.owners = owners
    self.weeks = weeks
    let cells = (stages + 1) * (segments + 1)
    activities = Array(repeating: 0, count: cells)
    exposure = activities
    activitiesOfWeek = Array(repeating: 0, count: weeks)
    exposureOfWeek = Array(repeating: 0, count: weeks * cells)
    categorySum = Array(repeating: 0, count: stages + 1)
    categoryCount = categorySum
  }

  mutating func add(_ entry: DealLog.Entry, known: KnownDeals, cutoff: Int64) {
    var timeline = known.timeline(Int(entry.deal))
    let oldest = cutoff - Int64(max(0, weeks - 1)) * CRMHabits.week
    let back = (cutoff - entry.created.seconds - 1) / CRMHabits.week
    var moment = max(oldest, cutoff - back * CRMHabits.week)
    var previous = max(entry.created.seconds, moment - CRMHabits.week)
    while moment <= cutoff, moment <= entry.closed.seconds {
      timeline.advance(to: Instant(seconds: moment))
      if timeline.status == .open { add(timeline, entry, from: previous, to: moment, cutoff) }
      previous = moment
      moment += CRMHabits.week
    }
  }

  private mutating func add(
    _ timeline: DealTimeline, _ entry: DealLog.Entry, from: Int64, to moment: Int64,
    _ cutoff: Int64
  ) {
    let stage = timeline.stage ?? -1
    let cell = (stage + 1) * (segments + 1) + Int(entry.segment) + 1
    let count = Double(
      timeline.activityCount(from: Instant(seconds: from), to: Instant(seconds: moment)))
    let open = Double(moment - from) / Double(CRMHabits.week)
    activities[cell] += count
    exposure[cell] += open
    let weeksBack = Int((cutoff - moment) / CRMHabits.week)
    activitiesOfWeek[weeksBack] += count
    exposureOfWeek[weeksBack * exposure.count + cell] += open
    guard let category = timeline.category else { return }
    categorySum[stage + 1] += category.level
    categoryCount[stage + 1] += 1
    seen.append(
      (
        Int32(timeline.owner ?? -1), Int32((cutoff - moment) / CRMHabits.week), Int16(stage),
        Float(category.level)
      ))
  }

  /// Means by stage and segment, drawn towards the mean of all.
  func usualActivities(prior: Double) -> [Double] {
    let all = exposure.reduce(0, +)
    let mean = all > 0 ? max(1e-3, activities.reduce(0, +) / all) : 1
    return zip(activities, exposure).map { max(1e-3, ($0 + prior * mean) / ($1 + prior)) }
  }

  /// Activities of each week over what its open deals have in the year that ends with it, drawn
  /// towards 1: against the year, so that dead deals that pile up do not pass for a lull.
  func weekLevels(_ usual: [Double], prior: Double) -> [Double] {
    let expected = (0..<weeks).map { week in
      usual.indices.reduce(0) { $0 + usual[$1] * exposureOfWeek[week * usual.count + $1] }
    }
    return (0..<weeks).map { week in
      let year = week..<min(weeks, week + CRMHabits.yearWeeks)
      let ofYear =
        (activitiesOfWeek[year].reduce(0, +) + prior) / (expected[year].reduce(0, +) + prior)
      return (activitiesOfWeek[week] + prior) / (expected[week] * ofYear + prior)
    }
  }

  func usualCategory() -> [Double] {
    let count = categoryCount.reduce(0, +)
    let mean = count > 0 ? categorySum.reduce(0, +) / count : 1
    return zip(categorySum, categoryCount).map { ($0 + 20 * mean) / ($1 + 20) }
  }

  /// sum .97^j r / (prior + sum .97^j) over the owner's open deals and past weeks j.
  func ownerBias(_ usual: [Double], prior: Double) -> [Float] {
    var sum = [Float](repeating: 0, count: owners * weeks)
    var count = sum
    for row in seen where row.owner >= 0 {
      let place = Int(row.owner) * weeks + Int(row.weeksBack)
      sum[place] += row.level - Float(usual[Int(row.stage) + 1])
      count[place] += 1
    }
    var bias = [Float](repeating: 0, count: owners * weeks)
    for owner in 0..<owners {
      var numerator = 0.0
      var denominator = 0.0
      for weeksBack in stride(from: weeks - 1, through: 0, by: -1) {
        let place = owner * weeks + weeksBack
        numerator = CRMHabits.decay * numerator + Double(sum[place])
        denominator = CRMHabits.decay * denominator + Double(count[place])
        bias[place] = Float(numerator / (prior + denominator))
      }
    }
    return bias
  }
}
