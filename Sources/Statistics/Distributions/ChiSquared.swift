internal import CBoostMath

/// The chi-squared distribution.
///
/// Every method gives NaN for a NaN argument; probabilities outside of 0...1 give NaN too.
public struct ChiSquared: Equatable, Sendable {
  /// Above zero, not necessarily whole.
  public let degreesOfFreedom: Double

  /// The chi-squared distribution.
  ///
  /// - Throws: ``DistributionError/notPositive(parameter:value:)``.
  public init(degreesOfFreedom: Double) throws(DistributionError) {
    try DistributionError.requirePositive(degreesOfFreedom, "degreesOfFreedom")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The density at `x`.
  public func density(_ x: Double) -> Double {
    DistributionEdges.density(
      x, from: 0, to: .infinity,
      atLower: DistributionEdges.atZero(exponent: degreesOfFreedom / 2, whenOne: 0.5)
    ) {
      aforo_chi_squared_density(degreesOfFreedom, $0)
    }
  }

  /// The probability of a value of at most `x`.
  public func cdf(_ x: Double) -> Double {
    DistributionEdges.cdf(x, from: 0, to: .infinity) { aforo_chi_squared_cdf(degreesOfFreedom, $0) }
  }

  /// The probability of a value above `x`, exact far into the tail where `1 - cdf` is 0.
  public func survival(_ x: Double) -> Double {
    DistributionEdges.survival(x, from: 0, to: .infinity) {
      aforo_chi_squared_survival(degreesOfFreedom, $0)
    }
  }

  /// The value not exceeded with a probability; an end of the range at 0 and 1.
  public func quantile(_ probability: Double) -> Double {
    DistributionEdges.quantile(probability, from: 0, to: .infinity) {
      aforo_chi_squared_quantile(degreesOfFreedom, $0)
    }
  }

  /// The value exceeded with a probability, exact for probabilities too small for
  /// `quantile(1 - probability)`.
  public func upperQuantile(_ probability: Double) -> Double {
    // The lower end is exceeded with probability 1.
    DistributionEdges.quantile(probability, from: .infinity, to: 0) {
      aforo_chi_squared_upper_quantile(degreesOfFreedom, $0)
    }
  }
}
