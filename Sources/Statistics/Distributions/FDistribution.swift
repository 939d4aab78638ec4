internal import CBoostMath

/// The F distribution of Fisher and Snedecor.
///
/// Every method gives NaN for a NaN argument; probabilities outside of 0...1 give NaN too.
public struct FDistribution: Equatable, Sendable {
  /// Degrees of freedom of the numerator, above zero.
  public let numerator: Double
  /// Degrees of freedom of the denominator, above zero.
  public let denominator: Double

  /// The F distribution of Fisher and Snedecor.
  ///
  /// - Throws: ``DistributionError/notPositive(parameter:value:)``.
  public init(numerator: Double, denominator: Double) throws(DistributionError) {
    try DistributionError.requirePositive(numerator, "numerator")
    try DistributionError.requirePositive(denominator, "denominator")
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The density at `x`.
  public func density(_ x: Double) -> Double {
    DistributionEdges.density(
      x, from: 0, to: .infinity,
      atLower: DistributionEdges.atZero(exponent: numerator / 2, whenOne: 1)
    ) {
      aforo_fisher_density(numerator, denominator, $0)
    }
  }

  /// The probability of a value of at most `x`.
  public func cdf(_ x: Double) -> Double {
    DistributionEdges.cdf(x, from: 0, to: .infinity) {
      aforo_fisher_cdf(numerator, denominator, $0)
    }
  }

  /// The probability of a value above `x`, exact far into the tail where `1 - cdf` is 0.
  public func survival(_ x: Double) -> Double {
    DistributionEdges.survival(x, from: 0, to: .infinity) {
      aforo_fisher_survival(numerator, denominator, $0)
    }
  }

  /// The value not exceeded with a probability; an end of the range at 0 and 1.
  public func quantile(_ probability: Double) -> Double {
    DistributionEdges.quantile(probability, from: 0, to: .infinity) {
      aforo_fisher_quantile(numerator, denominator, $0)
    }
  }

  /// The value exceeded with a probability, exact for probabilities too small for
  /// `quantile(1 - probability)`.
  public func upperQuantile(_ probability: Double) -> Double {
    // The lower end is exceeded with probability 1.
    DistributionEdges.quantile(probability, from: .infinity, to: 0) {
      aforo_fisher_upper_quantile(numerator, denominator, $0)
    }
  }
}
