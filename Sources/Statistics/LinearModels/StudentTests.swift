/// Probabilities of t and F statistics.
enum StudentTests {
  /// The two-sided probability of a t statistic at least as far from 0.
  static func pValue(t: Double, degreesOfFreedom: Double) -> Double {
    guard let student = student(degreesOfFreedom) else { return .nan }
    return 2 * student.cdf(-abs(t))
  }

  /// The t quantile for a two-sided interval of a level.
  static func critical(level: Double, degreesOfFreedom: Double) -> Double {
    guard let student = student(degreesOfFreedom) else { return .nan }
    return -student.quantile((1 - level) / 2)
  }

  /// The probability of an F statistic at least as large: a beta probability.
  static func pValue(f: Double, _ numerator: Double, _ denominator: Double) -> Double {
    guard f.isFinite else { return f == .infinity ? 0 : .nan }
    do throws(DistributionError) {
      let beta = try BetaDistribution(alpha: denominator / 2, beta: numerator / 2)
      return beta.cdf(denominator / (denominator + numerator * max(0, f)))
    } catch {
      return .nan
    }
  }

  private static func student(_ degreesOfFreedom: Double) -> StudentT? {
    do throws(DistributionError) {
      return try StudentT(degreesOfFreedom: degreesOfFreedom)
    } catch {
      return nil
    }
  }
}
