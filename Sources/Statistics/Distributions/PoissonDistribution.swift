internal import CBoostMath

/// The Poisson distribution of counts with a mean.
///
/// Probabilities outside of 0...1 give NaN.
public struct PoissonDistribution: Equatable, Sendable {
  /// The mean, above zero.
  public let mean: Double

  /// The Poisson distribution of counts with a mean.
  ///
  /// - Throws: ``DistributionError`` for a parameter outside of its range.
  public init(mean: Double) throws(DistributionError) {
    try DistributionError.requirePositive(mean, "mean")
    self.mean = mean
  }

  /// The probability of exactly `count`.
  public func mass(_ count: Int) -> Double {
    guard count >= 0 else { return 0 }
    return aforo_poisson_density(mean, Double(count))
  }

  /// The probability of at most `count`.
  public func cdf(_ count: Int) -> Double {
    guard count >= 0 else { return 0 }
    return aforo_poisson_cdf(mean, Double(count))
  }

  /// The probability of more than `count`, exact far into the tail where `1 - cdf` is 0.
  public func survival(_ count: Int) -> Double {
    guard count >= 0 else { return 1 }
    return aforo_poisson_survival(mean, Double(count))
  }

  /// The least count whose `cdf` reaches a probability: 0 at 0, infinity at 1, NaN outside of
  /// 0...1.
  public func quantile(_ probability: Double) -> Double {
    DistributionEdges.quantile(probability, from: 0, to: .infinity) { probability in
      let guess = aforo_poisson_quantile(mean, probability)
      return DistributionEdges.leastCount(near: guess) {
        aforo_poisson_cdf(mean, $0) >= probability
      }
    }
  }

  /// The least count whose `survival` is at most a probability: infinity at 0, 0 at 1, NaN
  /// outside of 0...1.
  public func upperQuantile(_ probability: Double) -> Double {
    DistributionEdges.quantile(probability, from: .infinity, to: 0) { probability in
      let guess = aforo_poisson_upper_quantile(mean, probability)
      return DistributionEdges.leastCount(near: guess) {
        aforo_poisson_survival(mean, $0) <= probability
      }
    }
  }
}
