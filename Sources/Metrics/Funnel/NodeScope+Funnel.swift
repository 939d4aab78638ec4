internal import Deals
internal import Statistics

extension NodeScope {
  var funnel: FunnelFacts { facts.funnel }

  static let periodAhead = "the period begins after the as-of day"
  static let noStageHistory = "no stage history: import one"

  /// Why nothing of the ways through the stages is known; `nil` where it is.
  var funnelObstacle: String? {
    if frame.isAhead { return Self.periodAhead }
    return funnel.hasHistory ? nil : Self.noStageHistory
  }

  /// One value a stage, from the first to the last open one, or to the won one.
  func perStage<Element>(
    _ elements: ArraySlice<Element>, withWon: Bool = false, stage: (Element) -> Int16,
    _ reading: ([Element]) -> MetricReading
  ) -> [MetricReading] {
    let names = withWon ? funnel.stageNames : Array(funnel.stageNames.dropLast())
    if let funnelObstacle { return names.map { .undefined(funnelObstacle, key: $0) } }
    var groups = [[Element]](repeating: [], count: names.count)
    for element in elements where groups.indices.contains(Int(stage(element))) {
      groups[Int(stage(element))].append(element)
    }
    return zip(names, groups).map { reading($1).keyed($0) }
  }

  /// One value a stage, of the visits that began in the period; those of deleted deals only if told.
  func perVisitedStage(
    withDeleted: Bool = false, withWon: Bool = false, _ reading: ([StageVisit]) -> MetricReading
  ) -> [MetricReading] {
    perStage(funnel.visits.of(node), withWon: withWon, stage: \.stage) { visits in
      reading(withDeleted ? visits : visits.filter { !$0.isOfDeleted })
    }
  }

  /// One value a label, labels in their order.
  func perLabel<Element>(
    _ elements: some Sequence<Element>, code: (Element) -> Int32,
    _ reading: ([Element]) -> MetricReading
  ) -> [MetricReading] {
    var groups: [String: [Element]] = [:]
    for element in elements {
      let code = Int(code(element))
      groups[code < 0 ? KnownDeals.none : funnel.labels.labels[code], default: []].append(element)
    }
    return groups.sorted { $0.key < $1.key }.map { reading($0.value).keyed($0.key) }
  }
}

extension MetricReading {
  /// A quantile of times of which some are not over: the first time by which the Kaplan-Meier curve has
  /// fallen by the probability, with the interval of Brookmeyer and Crowley on the log(-log) scale.
  static func censoredQuantile(
    _ probability: Double, of days: [Double], hasEnded: [Bool], least: Int
  ) -> MetricReading {
    guard !days.isEmpty, let data = try? SurvivalData(durations: days, events: hasEnded),
      let curve = try? KaplanMeier(data, level: level)
    else { return .undefined("no visit") }
    let flags: [MetricFlag] = days.count < least ? [.lowN] : []
    let rest = 1 - probability + 1e-12
    guard let value = curve.quantile(probability) else {
      return .undefined(
        "too few visits have ended so for this quantile", count: days.count, flags: flags)
    }
    return MetricReading(
      value: value, count: days.count,
      lower: zip(curve.times, curve.lower).first { $0.1 <= rest }?.0,
      upper: zip(curve.times, curve.upper).first { $0.1 <= rest }?.0, flags: flags)
  }

  /// The chance that the first cause comes within a number of days, others excluding it
  /// (Aalen-Johansen); causes as in ``SurvivalData``.
  static func incidence(
    within horizon: Double, days: [Double], causes: [Int], least: Int
  ) -> MetricReading {
    guard !days.isEmpty, let data = try? SurvivalData(durations: days, causes: causes),
      let curves = try? AalenJohansen(data, level: level)
    else { return .undefined("no visit") }
    let passed = curves.times.count { $0 <= horizon }
    let isFollowed =
      (days.max() ?? 0) >= horizon || (passed > 0 && curves.survival[passed - 1] == 0)
    guard passed > 0 else {
      return isFollowed
        ? MetricReading(value: 0, count: days.count, flags: days.count < least ? [.lowN] : [])
        : .undefined("no visit has ended, none is old enough", count: days.count)
    }
    let curve = curves.curves[0]
    return MetricReading(
      value: curve.incidence[passed - 1], count: days.count, lower: curve.lower[passed - 1],
      upper: curve.upper[passed - 1], flags: days.count < least ? [.lowN] : []
    ).flagged(.partial, if: !isFollowed)
  }

  /// A sum of amounts of which some are not known; null where none is.
  static func knownMoney(_ amounts: [Int64?]) -> MetricReading {
    let priced = amounts.compactMap { $0 }
    guard amounts.isEmpty || !priced.isEmpty else {
      return .undefined("none of them has an amount", count: 0, missing: amounts.count)
    }
    return .money(
      priced.reduce(0, &+), count: priced.count,
      missing: amounts.count - priced.count)
  }
}
