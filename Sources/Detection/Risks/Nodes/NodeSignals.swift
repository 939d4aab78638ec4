internal import Deals
internal import Forecasting
internal import Foundation
internal import Statistics

/// The signals of one node that need no other node.
struct NodeSignals {
  let node: NodeForecast
  let sums: NodeSums
  let known: KnownDeals
  let isOver: Bool

  /// Fewer past periods tell nothing.
  static let minimumPeriods = 4
  static let mostWeighted = 1.0
  static let fewestDeals = 5.0
  static let mostUntidy = 0.2
  static let level = 0.95
  static let highShare = 0.8

  /// Minor units of a sum, at the end of their range where it is beyond.
  func minorUnits(_ sum: Double) -> Int64 {
    Int64(exactly: sum.rounded()) ?? (sum < 0 ? .min : .max)
  }

  /// Quota less booked; `nil` without a quota.
  private var lacking: Double? { node.quota.map { Double($0) - Double(node.booked) } }

  /// Past periods whose sum is above 0.
  private func past(_ values: [Double]) -> [Int] {
    values.indices.dropFirst().filter { values[$0] > 0 }
  }

  /// Coverage, against the coverage that was needed.
  var coverage: NodeReading {
    if isOver { return .undefined(.coverage, .isOver) }
    guard let lacking else { return .undefined(.coverage, .noQuota) }
    let needed = requiredCoverage
    let figures = needed.map { [NodeFigure("requiredCoverage", $0.value)] } ?? []
    if lacking <= 0 {
      return NodeReading(
        .coverage, nil, threshold: needed?.value, lower: needed?.lower, upper: needed?.upper,
        isMet: true, figures: figures)
    }
    let value = sums.openDue[0] / lacking
    return NodeReading(
      .coverage, value, threshold: needed?.value, lower: needed?.lower, upper: needed?.upper,
      isFlagged: needed.map { value < $0.value } ?? false, figures: figures)
  }

  /// One over what open amounts due have yielded from the same day on, deals due later counted in
  /// what was won: a ratio of sums over past periods, with Student's interval of its linearised
  /// error.
  private var requiredCoverage: (value: Double, lower: Double?, upper: Double?)? {
    let periods = past(sums.openDue)
    guard periods.count >= NodeSignals.minimumPeriods else { return nil }
    let open = periods.reduce(0) { $0 + sums.openDue[$1] }
    let won = periods.reduce(0) { $0 + sums.won[$1] }
    guard won > 0 else { return nil }
    let yield = won / open
    let n = Double(periods.count)
    let squares = periods.reduce(0) { sum, age in
      let residual = sums.won[age] - yield * sums.openDue[age]
      return sum + residual * residual
    }
    let error = (squares * n / (n - 1)).squareRoot() / open
    guard let student = try? StudentT(degreesOfFreedom: n - 1) else { return (1 / yield, nil, nil) }
    let half = student.quantile(0.5 + NodeSignals.level / 2) * error
    return (1 / yield, 1 / (yield + half), yield > half ? 1 / (yield - half) : nil)
  }

  var weightedCoverage: NodeReading {
    if isOver { return .undefined(.weightedCoverage, .isOver) }
    guard let lacking else { return .undefined(.weightedCoverage, .noQuota) }
    if lacking <= 0 {
      return NodeReading(
        .weightedCoverage, nil, threshold: NodeSignals.mostWeighted, isMet: true)
    }
    let value = sums.expected.reduce(0, +) / lacking
    return NodeReading(
      .weightedCoverage, value, threshold: NodeSignals.mostWeighted,
      isFlagged: value < NodeSignals.mostWeighted)
  }

  var slipRate: NodeReading {
    guard known.recorded.contains(.closeDay) else {
      return .undefined(.slipRate, .noCloseDayHistory)
    }
    guard sums.due[0] > 0 else { return .undefined(.slipRate, .nothingDue) }
    let value = sums.slipped[0] / sums.due[0]
    let rates = past(sums.due).map { sums.slipped[$0] / sums.due[$0] }
    guard rates.count >= NodeSignals.minimumPeriods,
      let limit = Descriptive.quantile(rates, probability: NodeSignals.highShare)
    else { return NodeReading(.slipRate, value) }
    return NodeReading(.slipRate, value, threshold: limit, isFlagged: value > limit)
  }

  var commitYield: NodeReading {
    guard known.recorded.contains(.category) else {
      return .undefined(.commitYield, .noCategoryHistory)
    }
    let committed = sums.committed.dropFirst().reduce(0, +)
    let count = sums.committedCount.dropFirst().reduce(0, +)
    let won = sums.commitWonCount.dropFirst().reduce(0, +)
    guard committed > 0,
      let interval = try? WilsonInterval(successes: won, trials: count, level: NodeSignals.level)
    else { return .undefined(.commitYield, .nothingCommitted) }
    return NodeReading(
      .commitYield, sums.commitWon.dropFirst().reduce(0, +) / committed,
      figures: [
        NodeFigure("deals", Double(count)), NodeFigure("winRate", interval.estimate),
        NodeFigure("winRateLower", interval.lower), NodeFigure("winRateUpper", interval.upper),
      ])
  }

  var concentration: NodeReading {
    let total = sums.expected.reduce(0, +)
    guard total > 0 else { return .undefined(.concentration, .nothingExpected) }
    let shares = sums.expected.map { $0 / total }.sorted(by: >)
    let effective = 1 / shares.reduce(0) { $0 + $1 * $1 }
    return NodeReading(
      .concentration, effective, threshold: NodeSignals.fewestDeals,
      isFlagged: effective < NodeSignals.fewestDeals,
      figures: [
        NodeFigure("top1", shares[0]), NodeFigure("top3", shares.prefix(3).reduce(0, +)),
      ])
  }

  func hygiene(isChecked: Bool) -> NodeReading {
    guard isChecked else { return .undefined(.hygiene, .notChecked) }
    guard sums.openAmount > 0 else { return .undefined(.hygiene, .nothingOpen) }
    let value = sums.untidyAmount / sums.openAmount
    return NodeReading(
      .hygiene, value, threshold: NodeSignals.mostUntidy, isFlagged: value > NodeSignals.mostUntidy)
  }
}
