internal import Foundation
public import LinearAlgebra

extension FittedLinearRegression {
  /// A coefficient for each column; NaN for one without.
  public var coefficients: [Double] { spread(keptCoefficients) }

  /// The standard error of each coefficient.
  public var standardErrors: [Double] { spread(inference?.standardErrors) }

  /// Each coefficient over its standard error; infinite after a perfect fit.
  public var tStatistics: [Double] { zip(coefficients, standardErrors).map { $0 / $1 } }

  /// For each coefficient the probability of a t statistic at least as far from 0 if it were 0.
  public var pValues: [Double] {
    let degrees = inference?.degreesOfFreedom ?? 0
    return tStatistics.map { StudentTests.pValue(t: $0, degreesOfFreedom: degrees) }
  }

  /// An interval for each coefficient.
  ///
  /// - Parameter level: the probability that it covers; `nil` means the configuration's.
  public func confidenceIntervals(level: Double? = nil) -> [(lower: Double, upper: Double)] {
    let width = critical(level)
    return zip(coefficients, standardErrors).map { ($0 - width * $1, $0 + width * $1) }
  }

  /// The covariance of the coefficients, *p* x *p*; NaN where there is no coefficient.
  public var covariance: Matrix {
    var result = Matrix(rows: columnCount, columns: columnCount)
    let (errors, kept) = (standardErrors, keptColumns)
    for j in 0..<columnCount {
      for i in 0..<columnCount { result[i, j] = .nan }
    }
    guard let inference else { return result }
    for (b, j) in kept.enumerated() {
      for (a, i) in kept.enumerated() {
        result[i, j] = errors[i] * inference.correlations[b * kept.count + a] * errors[j]
      }
    }
    return result
  }

  /// Observations less the degrees of freedom of the model.
  public var residualDegreesOfFreedom: Double {
    max(0, Double(observationCount) - modelDegreesOfFreedom)
  }

  /// Degrees of freedom of t tests and intervals; for groups, one less than the groups.
  public var inferenceDegreesOfFreedom: Double? { inference?.degreesOfFreedom }

  /// The estimated standard deviation of an error of weight 1; NaN without degrees of freedom.
  public var residualStandardError: Double {
    inference == nil ? .nan : residualNorm / residualDegreesOfFreedom.squareRoot()
  }

  /// The weighted sum of squared residuals; it may underflow to 0 or overflow to infinity where
  /// ``residualStandardError`` does not.
  public var residualSumOfSquares: Double { residualNorm * residualNorm }

  /// The weighted sum of squares of the response, about its mean when there is an intercept.
  public var totalSumOfSquares: Double { totalNorm * totalNorm }

  /// The share of the total sum of squares that is explained; `nil` when the total is 0.
  ///
  /// Without an intercept the total is about 0, so it does not compare with models that have one.
  public var rSquared: Double? {
    guard totalNorm > 0 else { return nil }
    let ratio = residualNorm / totalNorm
    return 1 - ratio * ratio
  }

  /// ``rSquared`` corrected for the degrees of freedom.
  public var adjustedRSquared: Double? {
    guard inference != nil, let rSquared else { return nil }
    let total = Double(observationCount) - (hasIntercept ? 1 : 0)
    return 1 - (1 - rSquared) * total / residualDegreesOfFreedom
  }

  /// The F statistic of the test that all coefficients but the intercept are 0.
  ///
  /// With a robust covariance it is Wald's. `nil` with penalties, after a perfect fit, with nothing
  /// to test, and with a robust covariance whose intercept is not a column of its own.
  public var fStatistic: Double? { jointStatistic }

  /// The two degrees of freedom of ``fStatistic``.
  public var fDegreesOfFreedom: (numerator: Double, denominator: Double)? {
    guard jointStatistic != nil, let inference else { return nil }
    return (Double(jointCount), inference.degreesOfFreedom)
  }

  /// The probability of an F statistic at least as large if all those coefficients were 0.
  public var fPValue: Double? {
    guard let jointStatistic, let degrees = fDegreesOfFreedom else { return nil }
    return StudentTests.pValue(f: jointStatistic, degrees.numerator, degrees.denominator)
  }

  /// The logarithm of the normal likelihood at the maximum-likelihood variance; infinite after a
  /// fit without any residual.
  public var logLikelihood: Double {
    let count = Double(observationCount)
    let logVariance = 2 * log(residualNorm) - log(count)
    return halfLogWeights - 0.5 * count * (log(2 * Double.pi) + 1 + logVariance)
  }

  /// Akaike's criterion. The error variance is not counted as a parameter, as in statsmodels; R
  /// counts it and gives 2 more.
  public var akaikeCriterion: Double { 2 * modelDegreesOfFreedom - 2 * logLikelihood }

  /// The Bayesian criterion, with parameters counted likewise.
  public var bayesianCriterion: Double {
    log(Double(observationCount)) * modelDegreesOfFreedom - 2 * logLikelihood
  }

  func critical(_ level: Double?) -> Double {
    StudentTests.critical(
      level: level ?? configuration.level, degreesOfFreedom: inference?.degreesOfFreedom ?? 0)
  }

  private func spread(_ values: [Double]?) -> [Double] {
    var result = [Double](repeating: .nan, count: columnCount)
    guard let values else { return result }
    for (k, j) in keptColumns.enumerated() { result[j] = values[k] }
    return result
  }
}
