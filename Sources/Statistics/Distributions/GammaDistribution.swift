internal import CBoostMath

/// The gamma distribution of a shape and a scale; its mean is their product.
///
/// Every method gives NaN for a NaN argument; probabilities outside of 0...1 give NaN too.
public struct GammaDistribution: Equatable, Sendable {
  /// The shape, above zero.
  public let shape: Double
  /// The scale, above zero.
  public let scale: Double

  /// The gamma distribution of a shape and a scale; its mean is their product.
  ///
  /// - Throws: ``DistributionError/notPositive(parameter:value:)``.
  public init(shape: Double, scale: Double) throws(DistributionError) {
    try DistributionError.requirePositive(shape, "shape")
    try DistributionError.requirePositive(scale, "scale")
    self.shape = shape
    self.scale = scale
  }

  /// The density at `x`.
  public func density(_ x: Double) -> Double {
    DistributionEdges.density(
      x, from: 0, to: .infinity,
      atLower: DistributionEdges.atZero(exponent: shape, whenOne: 1 / scale)
    ) {
      aforo_gamma_density(shape, scale, $0)
    }
  }

  /// The probability of a value of at most `x`.
  public func cdf(_ x: Double) -> Double {
    DistributionEdges.cdf(x, from: 0, to: .infinity) { aforo_gamma_cdf(shape, scale, $0) }
  }

  /// The probability of a value above `x`, exact far into the tail where `1 - cdf` is 0.
  public func survival(_ x: Double) -> Double {
    DistributionEdges.survival(x, from: 0, to: .infinity) {
      aforo_gamma_survival(shape, scale, $0)
    }
  }

  /// The value not exceeded with a probability; an end of the range at 0 and 1.
  public func quantile(_ probability: Double) -> Double {
    DistributionEdges.quantile(probability, from: 0, to: .infinity) {
      aforo_gamma_quantile(shape, scale, $0)
    }
  }

  /// The value exceeded with a probability, exact for probabilities too small for
  /// `quantile(1 - probability)`.
  public func upperQuantile(_ probability: Double) -> Double {
    // The lower end is exceeded with probability 1.
    DistributionEdges.quantile(probability, from: .infinity, to: 0) {
      aforo_gamma_upper_quantile(shape, scale, $0)
    }
  }
}
