internal import Foundation
internal import Statistics

/// Small statistics that several detectors share.
enum FalseDiscoveries {
  /// p-values adjusted by Benjamini and Hochberg; all 1 where one of them is no probability.
  static func adjusted(_ pValues: [Double]) -> [Double] {
    let held = pValues.map { $0.isFinite ? min(1, max(0, $0)) : 1 }
    do throws(HypothesisTestError) { return try AdjustedPValues.benjaminiHochberg(held) } catch {
      return held.map { _ in 1 }
    }
  }

  /// Two-sided, of a standard normal statistic.
  static func twoSided(_ z: Double) -> Double {
    min(1, 2 * NormalDistribution.standard.survival(abs(z)))
  }

  /// One-sided upper tail of Student's t; 1 where there are no degrees of freedom.
  static func upper(_ t: Double, degreesOfFreedom: Double) -> Double {
    do throws(DistributionError) {
      return try StudentT(degreesOfFreedom: degreesOfFreedom).survival(t)
    } catch { return 1 }
  }

  /// Fisher's combination of two p-values.
  ///
  /// The survival function of chi-squared with 4 degrees of freedom at -2 log(p q) in closed form.
  static func fisher(_ p: Double, _ q: Double) -> Double {
    let product = max(p * q, 1e-300)
    return min(1, product * (1 - log(product)))
  }

  /// The weighted Cauchy combination of p-values of any dependence; 1 without any.
  ///
  /// - Source: Liu and Xie, "Cauchy combination test", JASA 115 (2020).
  static func cauchy(_ pValues: [(pValue: Double, weight: Double)]) -> Double {
    let total = pValues.reduce(0) { $0 + $1.weight }
    guard total > 0 else { return 1 }
    let sum = pValues.reduce(0) { sum, one in
      let p = min(1 - 1e-9, max(1e-15, one.pValue))
      return sum + one.weight / total * 1 / tan(p * Double.pi)
    }
    // The upper tail of a Cauchy variable, exact where it is small.
    return sum > 1 ? atan(1 / sum) / Double.pi : 0.5 - atan(sum) / Double.pi
  }

  /// Median and 1.4826 times the median absolute deviation; `nil` without values.
  static func robust(_ values: [Double]) -> (centre: Double, scale: Double)? {
    guard let centre = Descriptive.median(values),
      let deviation = Descriptive.median(values.map { abs($0 - centre) })
    else { return nil }
    return (centre, 1.4826 * deviation)
  }
}
