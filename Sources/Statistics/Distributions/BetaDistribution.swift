internal import CBoostMath

/// The beta distribution on 0...1.
///
/// Every method gives NaN for a NaN argument; probabilities outside of 0...1 give NaN too.
public struct BetaDistribution: Equatable, Sendable {
  /// The first shape, above zero.
  public let alpha: Double
  /// The second shape, above zero.
  public let beta: Double

  /// A beta distribution of two shapes.
  ///
  /// - Throws: ``DistributionError/notPositive(parameter:value:)``.
  public init(alpha: Double, beta: Double) throws(DistributionError) {
    try DistributionError.requirePositive(alpha, "alpha")
    try DistributionError.requirePositive(beta, "beta")
    self.alpha = alpha
    self.beta = beta
  }

  /// The probability of a value of at most `x`.
  public func cdf(_ x: Double) -> Double {
    guard !x.isNaN else { return .nan }
    if x <= 0 { return 0 }
    return x >= 1 ? 1 : aforo_beta_cdf(alpha, beta, x)
  }

  /// The value not exceeded with a probability.
  public func quantile(_ probability: Double) -> Double {
    guard probability >= 0, probability <= 1 else { return .nan }
    if probability == 0 || probability == 1 { return probability }
    return aforo_beta_quantile(alpha, beta, probability)
  }
}
