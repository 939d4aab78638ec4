/// Turns scores into probabilities by a logistic curve of two parameters.
///
/// With *P* positive and *N* negative rows the targets are (*P* + 1) / (*P* + 2) and 1 / (*N* + 2)
/// instead of 1 and 0, so that scores that tell all rows apart give a finite curve.
///
/// - Source: Platt, "Probabilistic outputs for support vector machines", 1999; Newton's method of
///   Lin, Lin and Weng, "A note on Platt's probabilistic outputs", 2007.
public struct PlattScaling: Codable, Equatable, Sendable {
  /// The factor of the score.
  public let slope: Double
  /// The logit at a score of 0.
  public let intercept: Double
  /// Newton steps made.
  public let iterations: Int

  private static let maximumIterations = 100

  /// Fits the curve.
  ///
  /// - Parameters:
  ///   - scores: *n* finite values, *n* >= 1; when all are the same the slope is 0.
  ///   - outcomes: *n* outcomes; when all are the same, the curve is near them, not at them.
  /// - Throws: ``FitError/tooFewObservations(needed:found:)``;
  ///   ``FitError/dimensionMismatch(argument:expected:found:)``;
  ///   ``FitError/notFinite(argument:row:column:)``; ``FitError/overflow(column:)``.
  public init(scores: [Double], outcomes: [Bool]) throws(FitError) {
    guard !scores.isEmpty else { throw .tooFewObservations(needed: 1, found: 0) }
    guard outcomes.count == scores.count else {
      throw .dimensionMismatch(
        argument: "outcomes", expected: scores.count, found: outcomes.count)
    }
    try RegressionData.check(scores, "scores", count: scores.count)
    let n = Double(scores.count)
    let centre = Descriptive.sum(scores.map { $0 / n })
    let spread = Descriptive.standardDeviation(scores) ?? 0
    guard centre.isFinite, spread.isFinite else { throw .overflow(column: 0) }
    let isConstant = spread <= 1e-13 * abs(centre)
    let z = scores.map { isConstant ? 0 : ($0 - centre) / spread }
    var newton = PlattNewton(scores: z, outcomes: outcomes, isConstant: isConstant)
    while newton.iterations < Self.maximumIterations, newton.step() {}
    iterations = newton.iterations
    slope = isConstant ? 0 : newton.slope / spread
    intercept = newton.intercept - slope * centre
    guard slope.isFinite, intercept.isFinite else { throw .overflow(column: 0) }
  }

  /// The probability at a score.
  public func probability(_ score: Double) -> Double {
    LogScale.logistic(slope * score + intercept)
  }
}

/// The iteration on standardised scores.
private struct PlattNewton {
  private let scores: [Double]
  private let targets: [Double]
  private let isConstant: Bool
  private(set) var slope = 0.0
  private(set) var intercept: Double
  private(set) var iterations = 0

  init(scores: [Double], outcomes: [Bool], isConstant: Bool) {
    let positive = Double(outcomes.count { $0 })
    let negative = Double(outcomes.count) - positive
    let (high, low) = ((positive + 1) / (positive + 2), 1 / (negative + 2))
    self.scores = scores
    self.isConstant = isConstant
    targets = outcomes.map { $0 ? high : low }
    intercept = LogScale.logit(
      (positive * high + negative * low) / Double(outcomes.count))
  }

  /// Goes one step; false when there is nothing more to gain.
  mutating func step() -> Bool {
    var (g0, g1) = (CompensatedSum(), CompensatedSum())
    var (h00, h01, h11) = (0.0, 0.0, 0.0)
    for (z, target) in zip(scores, targets) {
      let p = LogScale.logistic(slope * z + intercept)
      let w = p * (1 - p)
      g0.add(target - p)
      g1.add((target - p) * z)
      h00 += w
      h01 += w * z
      h11 += w * z * z
    }
    if isConstant { (h01, h11) = (0, 1) }
    let determinant = h00 * h11 - h01 * h01
    guard determinant > 1e-14 * h00 * h11 else { return false }
    let up = (g0.value * h11 - (isConstant ? 0 : g1.value) * h01) / determinant
    let along = isConstant ? 0 : (g1.value * h00 - g0.value * h01) / determinant
    iterations += 1
    let before = objective(slope, intercept)
    var fraction = 1.0
    while objective(slope + fraction * along, intercept + fraction * up) > before, fraction > 1e-9 {
      fraction /= 2
    }
    guard fraction > 1e-9 else { return false }
    slope += fraction * along
    intercept += fraction * up
    // The decrement of the whole step: below this only rounding is left.
    return g0.value * up + g1.value * along > 1e-22 * Double(scores.count)
  }

  /// The mean cross-entropy, up to the number of rows.
  private func objective(_ slope: Double, _ intercept: Double) -> Double {
    var sum = CompensatedSum()
    for (z, target) in zip(scores, targets) {
      let eta = slope * z + intercept
      sum.add(LogScale.log1pExp(eta) - target * eta)
    }
    return sum.value
  }
}
