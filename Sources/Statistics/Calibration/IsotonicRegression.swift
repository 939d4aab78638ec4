/// The curve that never falls (or never rises) and is nearest to the responses.
///
/// Pool adjacent violators: neighbours against the order are replaced by their mean. Responses of
/// equal predictors are averaged first. Between the predictors the curve is interpolated, outside
/// of them it is level. As a calibration it maps scores to observed shares.
///
/// - Source: Barlow, Bartholomew, Bremner and Brunk, *Statistical Inference under Order
///   Restrictions*, 1972.
public struct IsotonicRegression: Codable, Equatable, Sendable {
  /// Whether the curve rises.
  public let isIncreasing: Bool

  /// A curve that rises, or falls.
  public init(isIncreasing: Bool = true) {
    self.isIncreasing = isIncreasing
  }

  /// Fits the curve.
  ///
  /// - Parameters:
  ///   - predictors: *n* finite values, *n* >= 1.
  ///   - responses: *n* finite values.
  ///   - weights: *n* values >= 0, not all 0; `nil` means 1. Rows of weight 0 do not count.
  /// - Throws: ``FitError/tooFewObservations(needed:found:)``;
  ///   ``FitError/dimensionMismatch(argument:expected:found:)``;
  ///   ``FitError/notFinite(argument:row:column:)``; ``FitError/negativeWeight(row:)``.
  /// - Complexity: O(*n* log *n*).
  public func fit(
    _ predictors: [Double], _ responses: [Double], weights: [Double]? = nil
  ) throws(FitError) -> FittedIsotonic {
    let n = predictors.count
    try RegressionData.check(predictors, "predictors", count: n)
    try RegressionData.check(responses, "responses", count: n)
    if let weights {
      try RegressionData.check(weights, "weights", count: n)
      if let row = weights.firstIndex(where: { $0 < 0 }) { throw .negativeWeight(row: row) }
    }
    let rows = (0..<n).filter { (weights?[$0] ?? 1) > 0 }
    guard !rows.isEmpty else { throw .tooFewObservations(needed: 1, found: 0) }
    var blocks = Blocks(isIncreasing: isIncreasing)
    let order = rows.sorted { (predictors[$0], $0) < (predictors[$1], $1) }
    var start = 0
    while start < order.count {
      let predictor = predictors[order[start]]
      var (sum, weight) = (CompensatedSum(), 0.0)
      while start < order.count, predictors[order[start]] == predictor {
        let own = weights?[order[start]] ?? 1
        sum.add(own * responses[order[start]])
        weight += own
        start += 1
      }
      blocks.append(predictor, sum: sum.value, weight: weight)
    }
    guard blocks.means.allSatisfy(\.isFinite) else { throw .overflow(column: nil) }
    return FittedIsotonic(knots: blocks.knots, values: blocks.means)
  }
}

/// Blocks of equal fitted values, each from its first to its last predictor.
private struct Blocks {
  let isIncreasing: Bool
  private var list: [(first: Double, last: Double, sum: Double, weight: Double)] = []

  init(isIncreasing: Bool) { self.isIncreasing = isIncreasing }

  mutating func append(_ predictor: Double, sum: Double, weight: Double) {
    list.append((predictor, predictor, sum, weight))
    while list.count > 1, isViolated {
      let last = list.removeLast()
      list[list.count - 1].last = last.last
      list[list.count - 1].sum += last.sum
      list[list.count - 1].weight += last.weight
    }
  }

  private var isViolated: Bool {
    let (before, after) = (list[list.count - 2], list[list.count - 1])
    let (low, high) = (before.sum / before.weight, after.sum / after.weight)
    return isIncreasing ? low >= high : low <= high
  }

  /// Both ends of each block, one when they are the same.
  var knots: [Double] { list.flatMap { $0.first == $0.last ? [$0.first] : [$0.first, $0.last] } }

  /// The value at each knot.
  var means: [Double] {
    list.flatMap { block in
      let mean = block.sum / block.weight
      return block.first == block.last ? [mean] : [mean, mean]
    }
  }
}
