internal import Foundation
internal import LinearAlgebra
internal import Statistics

/// Least squares on a series whose errors depend on each other.
///
/// The covariance is Newey's and West's with Bartlett's weights over 1.3 root *n* lags; its bias at such
/// a length is answered by the critical value of the fixed share of lags, so that tests reject as often as
/// they say.
///
/// - Source: Lazarus, Lewis, Stock and Watson, "HAR inference: recommendations for practice", 2018;
///   Kiefer and Vogelsang, "A new asymptotic theory for heteroskedasticity-autocorrelation robust
///   tests", 2005.
struct SerialRegression {
  /// In the order of the columns.
  let coefficients: [Double]
  /// Standard errors, raised so that the normal quantile serves.
  let standardErrors: [Double]
  /// Lags that bear on the covariance.
  let lags: Int
  private let student: StudentT

  /// - Parameter columns: with a constant among them; none that follows from the others.
  /// - Returns: `nil` for too few rows, or columns that depend on each other.
  init?(_ response: [Double], columns: [[Double]]) {
    let (n, p) = (response.count, columns.count)
    guard n > p + 2, let student = try? StudentT(degreesOfFreedom: Double(n - p)) else {
      return nil
    }
    self.student = student
    let scales = columns.map { column in column.map(abs).max() ?? 0 }
    guard scales.allSatisfy({ $0 > 0 }) else { return nil }
    let scaled = zip(columns, scales).map { column, scale in column.map { $0 / scale } }
    let size = response.map(abs).max() ?? 0
    guard size > 0 else { return nil }
    let values = response.map { $0 / size }
    do throws(LinearAlgebraError) {
      let design = try Matrix(columns: scaled)
      let cholesky = try Cholesky(try Gram.product(design))
      guard try cholesky.conditionEstimate() < 1e10 else { return nil }
      let solution = try cholesky.solve(try design.transposeMultiplied(by: values))
      let fitted = try design.multiplied(by: solution)
      let residuals = zip(values, fitted).map { $0 - $1 }
      lags = max(1, Int((1.3 * Double(n).squareRoot()).rounded(.up)))
      let meat = SerialRegression.meat(scaled, residuals, lags: lags)
      let inverse = try cholesky.inverse()
      let covariance = try inverse.multiplied(by: meat).multiplied(by: inverse)
      // Degrees of freedom as in least squares, and the fixed-share critical value over the usual one. What
      // the columns take leaves fewer rows for the lags to be a share of: with a season of months in three
      // years, the share of all rows would reject in 10 to 12 % instead of 5 (simulated).
      let share = Double(lags) / Double(n - p)
      let critical = 1.96 + 2.9694 * share + 0.4160 * share * share - 0.5324 * share * share * share
      let raise = critical / 1.96 * (Double(n) / Double(n - p)).squareRoot()
      coefficients = zip(solution, scales).map { $0 * size / $1 }
      standardErrors = zip(covariance.diagonal, scales).map {
        max(0, $0).squareRoot() * raise * size / $1
      }
    } catch {
      return nil
    }
  }

  /// The interval of a coefficient.
  func interval(_ column: Int, level: Double = 0.95) -> IntervalEstimate {
    let half = student.quantile(0.5 + level / 2) * standardErrors[column]
    return IntervalEstimate(
      value: coefficients[column], lower: coefficients[column] - half,
      upper: coefficients[column] + half)
  }

  /// The p-value of a coefficient of 0.
  func pValue(_ column: Int) -> Double {
    guard standardErrors[column] > 0 else { return 1 }
    return min(1, 2 * student.survival(abs(coefficients[column] / standardErrors[column])))
  }

  /// The sum of the cross-products of the scores, with Bartlett's weights.
  private static func meat(_ columns: [[Double]], _ residuals: [Double], lags: Int) -> Matrix {
    let p = columns.count
    let scores = columns.map { column in zip(column, residuals).map(*) }
    var meat = Matrix(rows: p, columns: p)
    for lag in 0...min(lags, residuals.count - 1) {
      let weight = 1 - Double(lag) / Double(lags + 1)
      for j in 0..<p {
        for i in 0..<p {
          var sum = 0.0
          for t in lag..<residuals.count { sum += scores[i][t] * scores[j][t - lag] }
          meat[i, j] += weight * sum
          if lag > 0 { meat[j, i] += weight * sum }
        }
      }
    }
    return meat
  }
}
