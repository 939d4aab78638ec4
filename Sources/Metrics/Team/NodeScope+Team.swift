internal import Deals
internal import Statistics

/// The signals of a node, each as its definition says.
extension NodeScope {
  private var team: TeamFacts { facts.team }
  static let ahead = "the period begins after the as-of day"
  static let noQuota = "no quota"
  static let isOver = "the period is over"
  static let noModel = "no model said how likely the open deals are"

  /// Quota less booked, minor units.
  private func lacking(_ sums: TeamSums) -> Double? {
    team.relations.quota(node).map { Double($0) - sums.periods[0].booked }
  }

  var attainmentPace: MetricReading {
    if frame.isAhead { return .undefined(Self.ahead) }
    guard let quota = team.relations.quota(node), quota > 0 else { return .undefined(Self.noQuota) }
    let usual = team.relations.usualShare(node)
    guard usual.team >= TeamRelations.minimumPeriods, let value = usual.value else {
      return .undefined("fewer than 4 past periods with quotas", count: usual.team)
    }
    let attainment = team.total(node).periods[0].booked / Double(quota)
    return MetricReading(
      value: attainment - value, count: usual.own,
      flags: usual.own < TeamRelations.minimumPeriods ? [.lowN] : [])
  }

  /// An amount over what the quota still lacks; met where nothing is lacking.
  private func coverage(_ amount: Double, _ sums: TeamSums, count: Int, missing: Int)
    -> MetricReading
  {
    if !frame.isRunning { return .undefined(Self.isOver) }
    guard let lacking = lacking(sums) else { return .undefined(Self.noQuota) }
    guard lacking > 0 else {
      return .undefined("the quota is met", count: count, missing: missing, flags: [.met])
    }
    return MetricReading(value: amount / lacking, count: count, missing: missing)
  }

  var coverageRemaining: MetricReading {
    if frame.isAhead { return .undefined(Self.ahead) }
    let sums = team.total(node)
    let now = sums.periods[0]
    return coverage(now.openDue, sums, count: now.openDueCount, missing: now.openDueMissing)
  }

  var coverageWeighted: MetricReading {
    if frame.isAhead { return .undefined(Self.ahead) }
    if frame.options.chances.isEmpty { return .undefined(Self.noModel) }
    let expected = team.expected.of(node)
    let sums = team.total(node)
    return coverage(
      expected.reduce(0, +), sums, count: expected.count, missing: sums.openMissing)
  }

  /// One over what open amounts due have yielded from the same day on.
  var coverageRequired: MetricReading {
    if frame.isAhead { return .undefined(Self.ahead) }
    if !frame.isRunning { return .undefined(Self.isOver) }
    let past = team.total(node).periods.dropFirst().filter { $0.openDue > 0 }
    guard past.count >= TeamRelations.minimumPeriods else {
      return .undefined("fewer than 4 past periods with open deals due", count: past.count)
    }
    guard let yield = RatioOfSums(past.map { ($0.won, $0.openDue) }), yield.value > 0 else {
      return .undefined("nothing was won in the past periods", count: past.count)
    }
    let half = yield.half ?? .infinity
    return MetricReading(
      value: 1 / yield.value, count: past.count, lower: 1 / (yield.value + half),
      upper: yield.value > half ? 1 / (yield.value - half) : nil)
  }

  /// The exact interval is that of the binomial share of the last weeks among all.
  var creationRate: MetricReading {
    if frame.isAhead { return .undefined(Self.ahead) }
    let counts = team.total(node).created
    let reference = Double(counts.count - 1)
    let before = counts.dropFirst().reduce(0, +)
    guard before > 0 else {
      return .undefined("nothing was created in the weeks to compare with", count: counts[0])
    }
    let trials = counts[0] + before
    let share = try? ClopperPearsonInterval(successes: counts[0], trials: trials)
    return MetricReading(
      value: Double(counts[0]) * reference / Double(before), count: trials,
      lower: share.map { $0.lower / (1 - $0.lower) * reference },
      upper: share.flatMap { $0.upper < 1 ? $0.upper / (1 - $0.upper) * reference : nil },
      flags: trials < least ? [.lowN] : [])
  }

  var slipRate: MetricReading {
    if frame.isAhead { return .undefined(Self.ahead) }
    guard frame.known.recorded.contains(.closeDay) else {
      return .undefined("no history of close dates")
    }
    let now = team.total(node).periods[0]
    return .weightedShare(
      now.slipped, of: now.due, squares: now.dueSquares, count: now.dueCount,
      missing: now.dueMissing, least: least)
  }

  var commitYield: MetricReading {
    if frame.isAhead { return .undefined(Self.ahead) }
    guard frame.known.recorded.contains(.category) else {
      return .undefined("no history of categories")
    }
    let past = team.total(node).periods.dropFirst()
    let count = past.reduce(0) { $0 + $1.committedCount }
    let missing = past.reduce(0) { $0 + $1.committedMissing }
    let periods = past.filter { $0.committed > 0 }
    guard let yield = RatioOfSums(periods.map { ($0.commitWon, $0.committed) }) else {
      return .undefined("nothing was committed", count: count, missing: missing)
    }
    return MetricReading(
      value: yield.value, count: count, missing: missing,
      lower: yield.half.map { max(0, yield.value - $0) },
      upper: yield.half.map { yield.value + $0 },
      flags: count < least ? [.lowN] : [])
  }
}
