internal import Deals
internal import Statistics

/// Signals of habits: calls, commitments, concentration, tidiness, activity.
extension NodeScope {
  private var team: TeamFacts { facts.team }
  private var noCalls: MetricReading { .undefined("no calls of past periods") }

  /// The mean error drawn towards the team's; the interval is of the node's own errors.
  var forecastBias: MetricReading {
    if frame.isAhead { return .undefined(Self.ahead) }
    let (own, all) = team.relations.callErrors(node)
    guard let mean = Descriptive.mean(own), let prior = Descriptive.mean(all) else {
      return noCalls
    }
    let n = Double(own.count)
    var reading = MetricReading.mean(own, least: TeamRelations.minimumPeriods)
    reading.value =
      (n * mean + TeamRelations.priorPeriods * prior) / (n + TeamRelations.priorPeriods)
    return reading
  }

  /// The standard deviation, its square drawn towards the team's.
  var forecastSpread: MetricReading {
    if frame.isAhead { return .undefined(Self.ahead) }
    let (own, all) = team.relations.callErrors(node)
    guard !own.isEmpty else { return noCalls }
    guard let spread = Descriptive.variance(own), let prior = Descriptive.variance(all) else {
      return .undefined("calls of a single past period", count: own.count)
    }
    let free = Double(own.count - 1)
    let pooled =
      (free * spread + TeamRelations.priorPeriods * prior) / (free + TeamRelations.priorPeriods)
    return MetricReading(
      value: pooled.squareRoot(), count: own.count,
      flags: own.count < TeamRelations.minimumPeriods ? [.lowN] : [])
  }

  var sandbagIndex: MetricReading {
    if frame.isAhead { return .undefined(Self.ahead) }
    let recorded = frame.known.recorded
    guard recorded.contains(.category) || recorded.contains(.closeDay) else {
      return .undefined("no history of categories or close dates")
    }
    let sums = team.total(node)
    return .share(sums.surprises, of: sums.wins, least: least)
  }

  /// How the money is spread over deals.
  enum Concentration: Sendable { case top(Int), effectiveDeals }

  /// Of expected bookings.
  func expectedConcentration(_ measure: Concentration) -> MetricReading {
    if frame.isAhead { return .undefined(Self.ahead) }
    if frame.options.chances.isEmpty { return .undefined(Self.noModel) }
    if !frame.isStateNow { return .undefined(Self.isOver) }
    return concentration(
      team.expected.of(node), measure, missing: team.total(node).openMissing,
      none: "nothing is expected of open deals")
  }

  /// Of the open amount due in the period.
  func openConcentration(_ measure: Concentration) -> MetricReading {
    if frame.isAhead { return .undefined(Self.ahead) }
    return concentration(
      team.openDue.of(node), measure, missing: team.total(node).periods[0].openDueMissing,
      none: "no open amount due")
  }

  private func concentration(
    _ amounts: ArraySlice<Double>, _ measure: Concentration, missing: Int, none: String
  ) -> MetricReading {
    let total = amounts.reduce(0, +)
    guard total > 0 else { return .undefined(none, missing: missing) }
    let value =
      switch measure {
      case .top(let count): amounts.sorted(by: >).prefix(count).reduce(0, +) / total
      case .effectiveDeals: total * total / amounts.reduce(0) { $0 + $1 * $1 }
      }
    return MetricReading(value: value, count: amounts.count, missing: missing)
  }

  var hygiene: MetricReading {
    if frame.isAhead { return .undefined(Self.ahead) }
    guard frame.options.untidyDeals != nil else {
      return .undefined("the data contract was not checked")
    }
    if !frame.isStateNow { return .undefined(Self.isOver) }
    let sums = team.total(node)
    return .weightedShare(
      sums.untidyAmount, of: sums.openAmount, squares: sums.openSquares, count: sums.openCount,
      missing: sums.openMissing, least: least)
  }

  var activityAnomaly: MetricReading {
    if frame.isAhead { return .undefined(Self.ahead) }
    guard frame.known.hasActivities else { return .undefined("no activities") }
    let weeks = team.total(node).weeks
    guard !weeks.isEmpty else { return .undefined("no activities") }
    return team.calendar.reading(weeks, all: team.allWeeks)
  }
}

extension MetricReading {
  /// A share of money of which sums are kept: total and squares of the amounts of `count` things.
  static func weightedShare(
    _ part: Double, of total: Double, squares: Double, count: Int, missing: Int, least: Int
  ) -> MetricReading {
    guard total > 0, squares > 0 else {
      return .undefined("no amount to divide by", count: count, missing: missing)
    }
    let effective = total * total / squares
    let share = min(1, max(0, part / total))
    let wilson = try? WilsonInterval(successes: share * effective, trials: effective)
    return MetricReading(
      value: part / total, count: count, missing: missing, lower: wilson?.lower,
      upper: wilson?.upper, flags: count < least ? [.lowN] : [])
  }
}
