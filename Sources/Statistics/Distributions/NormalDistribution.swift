internal import CBoostMath
internal import Foundation

/// The normal distribution.
///
/// Every method gives NaN for a NaN argument; probabilities outside of 0...1 give NaN too.
public struct NormalDistribution: Equatable, Sendable {
  /// The mean.
  public let mean: Double
  /// The standard deviation, above zero.
  public let standardDeviation: Double

  /// Mean 0, standard deviation 1.
  public static let standard = NormalDistribution()

  private init() {
    mean = 0
    standardDeviation = 1
  }

  /// A normal distribution of a mean and a standard deviation.
  ///
  /// - Throws: ``DistributionError/notFinite(parameter:)``;
  ///   ``DistributionError/notPositive(parameter:value:)``.
  public init(mean: Double, standardDeviation: Double) throws(DistributionError) {
    guard mean.isFinite else { throw .notFinite(parameter: "mean") }
    try DistributionError.requirePositive(standardDeviation, "standardDeviation")
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// The density at `x`.
  public func density(_ x: Double) -> Double {
    let z = (x - mean) / standardDeviation
    return exp(-0.5 * z * z) / (standardDeviation * (2 * Double.pi).squareRoot())
  }

  /// The probability of a value of at most `x`.
  public func cdf(_ x: Double) -> Double {
    x.isNaN ? .nan : aforo_normal_cdf((x - mean) / standardDeviation)
  }

  /// The probability of a value above `x`, exact far into the tail where `1 - cdf` is 0.
  public func survival(_ x: Double) -> Double {
    x.isNaN ? .nan : aforo_normal_survival((x - mean) / standardDeviation)
  }

  /// The value not exceeded with a probability; minus infinity at 0, infinity at 1.
  public func quantile(_ probability: Double) -> Double {
    guard probability >= 0, probability <= 1 else { return .nan }
    if probability == 0 { return -.infinity }
    if probability == 1 { return .infinity }
    return mean + standardDeviation * aforo_normal_quantile(probability)
  }

  /// The value exceeded with a probability, exact for probabilities too small for
  /// `quantile(1 - probability)`.
  public func upperQuantile(_ probability: Double) -> Double {
    guard probability >= 0, probability <= 1 else { return .nan }
    if probability == 0 { return .infinity }
    if probability == 1 { return -.infinity }
    return mean - standardDeviation * aforo_normal_quantile(probability)
  }
}
