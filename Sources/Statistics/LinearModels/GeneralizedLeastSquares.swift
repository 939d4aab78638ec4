internal import Foundation
public import LinearAlgebra

/// Linear regression with errors that correlate, or whose variances are known up to a factor.
///
/// With covariance *s*^2 *V* and *V = L L'*, the coefficients are those of ordinary least squares on
/// *L^-1 X* and *L^-1 y*.
///
///     let model = try GeneralizedLeastSquares(covariance: v)
///     let fitted = try model.fit(design: x, response: y)
///
/// - Source: Aitken, "On least squares and linear combination of observations", 1935.
public struct GeneralizedLeastSquares: Sendable {
  /// How the covariance of the errors is given.
  private enum Form: Sendable {
    case full(Cholesky)
    case diagonal([Double])
  }

  /// Path, level and refinement of the regression on the whitened data.
  public let regression: LinearRegression
  private let form: Form

  /// A model with a full covariance matrix of the errors, *n* x *n*, known up to a factor.
  ///
  /// - Throws: ``FitError/linearAlgebra(_:)`` when the matrix is not positive definite or finite;
  ///   ``FitError/invalidSetting(name:value:)`` when the regression has penalties or a covariance
  ///   other than the classical one.
  public init(
    covariance: Matrix, regression: LinearRegression = LinearRegression()
  ) throws(FitError) {
    try GeneralizedLeastSquares.check(regression)
    self.regression = regression
    do throws(LinearAlgebraError) {
      form = .full(try Cholesky(covariance))
    } catch {
      throw .linearAlgebra(error)
    }
  }

  /// A model with independent errors of these variances, known up to a factor.
  ///
  /// - Throws: ``FitError/invalidSetting(name:value:)`` for a variance that is not positive and
  ///   finite, and as above.
  public init(
    variances: [Double], regression: LinearRegression = LinearRegression()
  ) throws(FitError) {
    try GeneralizedLeastSquares.check(regression)
    if let bad = variances.first(where: { !($0 > 0 && $0.isFinite && (1 / $0).isFinite) }) {
      throw .invalidSetting(name: "variances", value: bad)
    }
    self.regression = regression
    form = .diagonal(variances)
  }

  /// Fits the model; residuals that are kept are whitened.
  ///
  /// - Throws: ``FitError`` as ``LinearRegression/fit(design:response:weights:workers:)`` does.
  /// - Complexity: O(*n*^2 *p*) with a full covariance matrix.
  public func fit(
    design: Matrix, response: [Double], workers: Int = 1
  ) throws(FitError) -> FittedLinearRegression {
    switch form {
    case .diagonal(let variances):
      try RegressionData.check(variances, "variances", count: design.rows)
      return try regression.fit(
        design: design, response: response, weights: variances.map { 1 / $0 }, workers: workers)
    case .full(let cholesky):
      return try fit(design, response, cholesky, workers)
    }
  }

  private func fit(
    _ design: Matrix, _ response: [Double], _ cholesky: Cholesky, _ workers: Int
  ) throws(FitError) -> FittedLinearRegression {
    let original = try LinearProblem(
      design: design, response: response, weights: nil, penalties: nil, workers: workers)
    guard cholesky.order == design.rows else {
      throw .dimensionMismatch(
        argument: "covariance", expected: design.rows, found: cholesky.order)
    }
    try original.requireFiniteDesign()
    let white = try Whitened(original, cholesky)
    let problem = try LinearProblem(
      design: white.design, response: white.response, weights: nil, penalties: nil,
      nullColumn: white.ones, halfLogWeights: -0.5 * cholesky.logDeterminant, workers: workers)
    return try regression.fit(problem, hasIntercept: white.hasIntercept)
  }

  private static func check(_ regression: LinearRegression) throws(FitError) {
    guard regression.penalties == nil else {
      throw .invalidSetting(name: "penalties", value: .nan)
    }
    guard regression.covarianceEstimator == .classical else {
      throw .invalidSetting(name: "covariance", value: .nan)
    }
  }
}

/// *L^-1 X*, *L^-1 y*, and what a constant becomes.
private struct Whitened {
  let design: Matrix
  let response: [Double]
  let ones: [Double]
  let hasIntercept: Bool

  init(_ problem: LinearProblem, _ cholesky: Cholesky) throws(FitError) {
    do throws(LinearAlgebraError) {
      let constant = [Double](repeating: 1, count: problem.design.rows)
      design = try cholesky.whitened(problem.design)
      let vectors = try cholesky.whitened(Matrix(columns: [problem.response, constant]))
      (response, ones) = (vectors.column(0), vectors.column(1))
      let intercept = try InterceptSearch(
        problem.design, exponents: problem.columnExponents(), workers: problem.workers)
      hasIntercept = intercept != .none
    } catch {
      throw .linearAlgebra(error)
    }
  }
}
