internal import Foundation
internal import Statistics

/// The line that would set probabilities right on the logistic scale:
/// logit P(won) = intercept + slope logit p, by maximum likelihood.
///
/// - Source: Cox (1958), "Two further applications of a model for binary regression",
///   *Biometrika* 45.
struct LogisticRecalibration {
  let slope: Double
  let intercept: Double

  /// Probabilities are brought this far inside of 0...1, where the logit is finite.
  private static let edge = 1e-6
  private static let maximumIterations = 50
  /// A last step of Newton's that is this small is right to the square of it; the loss cannot tell
  /// such steps apart any more.
  private static let tolerance = 1e-7
  /// Beyond it the outcomes are told apart without error, and there is no maximum.
  private static let largestSlope = 1e3

  /// `nil` where all or none were won, where all probabilities are equal, or where they tell the
  /// outcomes apart without error.
  init?(probabilities: [Double], isWon: [Bool]) {
    let edge = LogisticRecalibration.edge
    let logits = probabilities.map { LogScale.logit(min(1 - edge, max(edge, $0))) }
    guard let low = logits.min(), let high = logits.max(), low < high else { return nil }
    let wins = isWon.count { $0 }
    guard wins > 0, wins < isWon.count else { return nil }
    var (intercept, slope) = (0.0, 1.0)
    for _ in 0..<LogisticRecalibration.maximumIterations {
      let step = LogisticRecalibration.step(logits, isWon, intercept: intercept, slope: slope)
      guard let step, step.0.isFinite, step.1.isFinite else { return nil }
      let isLast =
        max(abs(step.0), abs(step.1)) < LogisticRecalibration.tolerance * (1 + abs(slope))
      // Steps are halved while they would lose likelihood.
      var share = 1.0
      let before = LogisticRecalibration.loss(logits, isWon, intercept, slope)
      while !isLast, share > 1e-6,
        LogisticRecalibration.loss(
          logits, isWon, intercept + share * step.0, slope + share * step.1) > before
      { share /= 2 }
      intercept += share * step.0
      slope += share * step.1
      guard abs(slope) < LogisticRecalibration.largestSlope else { return nil }
      if isLast {
        self.slope = slope
        self.intercept = intercept
        return
      }
    }
    return nil
  }

  /// Newton's step: the score solved by the information.
  private static func step(
    _ logits: [Double], _ isWon: [Bool], intercept: Double, slope: Double
  ) -> (Double, Double)? {
    var (g0, g1, h00, h01, h11) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for (logit, won) in zip(logits, isWon) {
      let p = LogScale.logistic(intercept + slope * logit)
      let residual = (won ? 1 : 0) - p
      let weight = p * (1 - p)
      g0 += residual
      g1 += residual * logit
      h00 += weight
      h01 += weight * logit
      h11 += weight * logit * logit
    }
    let determinant = h00 * h11 - h01 * h01
    guard determinant > 1e-12 * h00 * h11 else { return nil }
    return ((h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant)
  }

  private static func loss(
    _ logits: [Double], _ isWon: [Bool], _ intercept: Double, _ slope: Double
  ) -> Double {
    zip(logits, isWon).reduce(0) { sum, pair in
      let eta = intercept + slope * pair.0
      return sum + LogScale.log1pExp(pair.1 ? -eta : eta)
    }
  }
}
