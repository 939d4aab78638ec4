internal import CBoostMath

/// Student's t distribution.
///
/// Every method gives NaN for a NaN argument; probabilities outside of 0...1 give NaN too.
public struct StudentT: Equatable, Sendable {
  /// Above zero, not necessarily whole.
  public let degreesOfFreedom: Double

  /// A t distribution.
  ///
  /// - Throws: ``DistributionError/notPositive(parameter:value:)``.
  public init(degreesOfFreedom: Double) throws(DistributionError) {
    try DistributionError.requirePositive(degreesOfFreedom, "degreesOfFreedom")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The probability of a value of at most `t`.
  public func cdf(_ t: Double) -> Double {
    if t.isInfinite { return t > 0 ? 1 : 0 }
    return t.isNaN ? .nan : aforo_student_cdf(degreesOfFreedom, t)
  }

  /// The value not exceeded with a probability; minus infinity at 0, infinity at 1.
  public func quantile(_ probability: Double) -> Double {
    guard probability >= 0, probability <= 1 else { return .nan }
    if probability == 0 { return -.infinity }
    if probability == 1 { return .infinity }
    return aforo_student_quantile(degreesOfFreedom, probability)
  }
}
