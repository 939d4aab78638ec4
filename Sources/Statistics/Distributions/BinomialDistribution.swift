internal import CBoostMath

/// The binomial distribution: successes among independent trials.
///
/// Probabilities outside of 0...1 give NaN.
public struct BinomialDistribution: Equatable, Sendable {
  /// How many trials, not negative.
  public let trials: Int
  /// The chance of a success, 0...1.
  public let probability: Double

  /// The binomial distribution: successes among independent trials.
  ///
  /// - Throws: ``DistributionError`` for a parameter outside of its range.
  public init(trials: Int, probability: Double) throws(DistributionError) {
    guard trials >= 0 else {
      throw .outOfRange(
        parameter: "trials", value: Double(trials), lower: 0, upper: Double(Int.max))
    }
    try DistributionError.requireProbability(probability, "probability")
    self.trials = trials
    self.probability = probability
  }

  /// The probability of exactly `count`.
  public func mass(_ count: Int) -> Double {
    guard count >= 0, count <= trials else { return 0 }
    return aforo_binomial_density(Double(trials), self.probability, Double(count))
  }

  /// The probability of at most `count`.
  public func cdf(_ count: Int) -> Double {
    guard count >= 0 else { return 0 }
    guard count < trials else { return 1 }
    return aforo_binomial_cdf(Double(trials), self.probability, Double(count))
  }

  /// The probability of more than `count`, exact far into the tail where `1 - cdf` is 0.
  public func survival(_ count: Int) -> Double {
    guard count >= 0 else { return 1 }
    guard count < trials else { return 0 }
    return aforo_binomial_survival(Double(trials), self.probability, Double(count))
  }

  /// The least count whose `cdf` reaches a probability: 0 at 0, `trials` at 1, NaN outside of
  /// 0...1.
  public func quantile(_ probability: Double) -> Double {
    DistributionEdges.quantile(probability, from: 0, to: Double(trials)) { probability in
      let guess = aforo_binomial_quantile(Double(trials), self.probability, probability)
      return DistributionEdges.leastCount(near: guess) {
        aforo_binomial_cdf(Double(trials), self.probability, $0) >= probability
      }
    }
  }

  /// The least count whose `survival` is at most a probability: `trials` at 0, 0 at 1, NaN
  /// outside of 0...1.
  public func upperQuantile(_ probability: Double) -> Double {
    DistributionEdges.quantile(probability, from: Double(trials), to: 0) { probability in
      let guess = aforo_binomial_upper_quantile(Double(trials), self.probability, probability)
      return DistributionEdges.leastCount(near: guess) {
        aforo_binomial_survival(Double(trials), self.probability, $0) <= probability
      }
    }
  }
}
