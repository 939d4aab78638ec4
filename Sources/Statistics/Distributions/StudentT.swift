internal import CBoostMath

/// Student's t distribution.
///
/// Every method gives NaN for a NaN argument; probabilities outside of 0...1 give NaN too.
public struct StudentT: Equatable, Sendable {
  /// Above zero, not necessarily whole.
  public let degreesOfFreedom: Double

  /// Student's t distribution.
  ///
  /// - Throws: ``DistributionError/notPositive(parameter:value:)``.
  public init(degreesOfFreedom: Double) throws(DistributionError) {
    try DistributionError.requirePositive(degreesOfFreedom, "degreesOfFreedom")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The density at `t`.
  public func density(_ t: Double) -> Double {
    DistributionEdges.density(t) {
      aforo_student_density(degreesOfFreedom, $0)
    }
  }

  /// The probability of a value of at most `t`.
  public func cdf(_ t: Double) -> Double {
    DistributionEdges.cdf(t) { aforo_student_cdf(degreesOfFreedom, $0) }
  }

  /// The probability of a value above `t`, exact far into the tail where `1 - cdf` is 0.
  public func survival(_ t: Double) -> Double {
    DistributionEdges.survival(t) {
      aforo_student_survival(degreesOfFreedom, $0)
    }
  }

  /// The value not exceeded with a probability; an end of the range at 0 and 1.
  public func quantile(_ probability: Double) -> Double {
    DistributionEdges.quantile(probability) {
      aforo_student_quantile(degreesOfFreedom, $0)
    }
  }

  /// The value exceeded with a probability, exact for probabilities too small for
  /// `quantile(1 - probability)`.
  public func upperQuantile(_ probability: Double) -> Double {
    // The lower end is exceeded with probability 1.
    DistributionEdges.quantile(probability, from: .infinity, to: -.infinity) {
      aforo_student_upper_quantile(degreesOfFreedom, $0)
    }
  }
}
