internal import CBoostMath

/// The beta distribution on 0...1.
///
/// Every method gives NaN for a NaN argument; probabilities outside of 0...1 give NaN too.
public struct BetaDistribution: Equatable, Sendable {
  /// The first shape, above zero.
  public let alpha: Double
  /// The second shape, above zero.
  public let beta: Double

  /// The beta distribution on 0...1.
  ///
  /// - Throws: ``DistributionError/notPositive(parameter:value:)``.
  public init(alpha: Double, beta: Double) throws(DistributionError) {
    try DistributionError.requirePositive(alpha, "alpha")
    try DistributionError.requirePositive(beta, "beta")
    self.alpha = alpha
    self.beta = beta
  }

  /// The density at `x`.
  public func density(_ x: Double) -> Double {
    DistributionEdges.density(
      x, from: 0, to: 1, atLower: DistributionEdges.atZero(exponent: alpha, whenOne: beta),
      atUpper: DistributionEdges.atZero(exponent: beta, whenOne: alpha)
    ) {
      aforo_beta_density(alpha, beta, $0)
    }
  }

  /// The probability of a value of at most `x`.
  public func cdf(_ x: Double) -> Double {
    DistributionEdges.cdf(x, from: 0, to: 1) { aforo_beta_cdf(alpha, beta, $0) }
  }

  /// The probability of a value above `x`, exact far into the tail where `1 - cdf` is 0.
  public func survival(_ x: Double) -> Double {
    DistributionEdges.survival(x, from: 0, to: 1) {
      aforo_beta_survival(alpha, beta, $0)
    }
  }

  /// The value not exceeded with a probability; an end of the range at 0 and 1.
  public func quantile(_ probability: Double) -> Double {
    DistributionEdges.quantile(probability, from: 0, to: 1) {
      aforo_beta_quantile(alpha, beta, $0)
    }
  }

  /// The value exceeded with a probability, exact for probabilities too small for
  /// `quantile(1 - probability)`.
  public func upperQuantile(_ probability: Double) -> Double {
    // The lower end is exceeded with probability 1.
    DistributionEdges.quantile(probability, from: 1, to: 0) {
      aforo_beta_upper_quantile(alpha, beta, $0)
    }
  }
}
