internal import CBoostMath

/// The negative binomial distribution: failures before a number of successes.
///
/// The mean is `size` (1 - `probability`) / `probability`. Probabilities outside of 0...1 give NaN.
public struct NegativeBinomialDistribution: Equatable, Sendable {
  /// How many successes end it, above zero, not necessarily whole.
  public let size: Double
  /// The chance of a success, above 0 and at most 1.
  public let probability: Double

  /// The negative binomial distribution: failures before a number of successes.
  ///
  /// - Throws: ``DistributionError`` for a parameter outside of its range.
  public init(size: Double, probability: Double) throws(DistributionError) {
    try DistributionError.requirePositive(size, "size")
    try DistributionError.requirePositive(probability, "probability")
    try DistributionError.requireProbability(probability, "probability")
    self.size = size
    self.probability = probability
  }

  /// The distribution of a mean and a dispersion: the variance is *mean* + *dispersion* *mean*^2.
  ///
  /// - Throws: ``DistributionError/notPositive(parameter:value:)``.
  public init(mean: Double, dispersion: Double) throws(DistributionError) {
    try DistributionError.requirePositive(mean, "mean")
    try DistributionError.requirePositive(dispersion, "dispersion")
    try self.init(size: 1 / dispersion, probability: 1 / (1 + dispersion * mean))
  }

  /// The probability of exactly `count`.
  public func mass(_ count: Int) -> Double {
    guard count >= 0 else { return 0 }
    return aforo_negative_binomial_density(size, self.probability, Double(count))
  }

  /// The probability of at most `count`.
  public func cdf(_ count: Int) -> Double {
    guard count >= 0 else { return 0 }
    return aforo_negative_binomial_cdf(size, self.probability, Double(count))
  }

  /// The probability of more than `count`, exact far into the tail where `1 - cdf` is 0.
  public func survival(_ count: Int) -> Double {
    guard count >= 0 else { return 1 }
    return aforo_negative_binomial_survival(size, self.probability, Double(count))
  }

  /// The least count whose `cdf` reaches a probability: 0 at 0, infinity at 1, NaN outside of
  /// 0...1.
  public func quantile(_ probability: Double) -> Double {
    DistributionEdges.quantile(probability, from: 0, to: .infinity) { probability in
      let guess = aforo_negative_binomial_quantile(size, self.probability, probability)
      return DistributionEdges.leastCount(near: guess) {
        aforo_negative_binomial_cdf(size, self.probability, $0) >= probability
      }
    }
  }

  /// The least count whose `survival` is at most a probability: infinity at 0, 0 at 1, NaN
  /// outside of 0...1.
  public func upperQuantile(_ probability: Double) -> Double {
    DistributionEdges.quantile(probability, from: .infinity, to: 0) { probability in
      let guess = aforo_negative_binomial_upper_quantile(size, self.probability, probability)
      return DistributionEdges.leastCount(near: guess) {
        aforo_negative_binomial_survival(size, self.probability, $0) <= probability
      }
    }
  }
}
