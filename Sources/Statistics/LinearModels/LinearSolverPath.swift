/// How the coefficients of a linear regression are computed.
public enum LinearSolverPath: String, Codable, Equatable, Sendable, CaseIterable {
  /// By QR when the design is small; else by the normal equations when the condition number says
  /// that they lose next to nothing, and by QR when not.
  case automatic
  /// *X'WX b = X'Wy* by Cholesky's method. The errors grow with the square of the condition number.
  case normalEquations
  /// Householder's QR, by blocks of rows when the design is large.
  case qr
  /// The singular value decomposition; of a design that has not full rank, the shortest solution.
  case svd
}

/// How the covariance of the coefficients is estimated.
///
/// - Source: White, 1980 (HC0); MacKinnon and White, "Some heteroskedasticity-consistent
///   covariance matrix estimators with improved finite sample properties", 1985 (HC1 to HC3);
///   Liang and Zeger, "Longitudinal data analysis using generalized linear models", 1986 (groups).
public enum CovarianceEstimator: Codable, Equatable, Sendable {
  /// Equal variance of all errors, or variance in proportion to 1 / weight.
  case classical
  /// Squared residuals as they are.
  case hc0
  /// HC0 times *n* / (*n* - *p*).
  case hc1
  /// Squared residuals over 1 - leverage.
  case hc2
  /// Squared residuals over (1 - leverage)^2.
  case hc3
  /// Errors free to correlate within groups: one number for each row says which it belongs to.
  ///
  /// With *G* groups the estimate is multiplied by *G* / (*G* - 1) x (*n* - 1) / (*n* - *p*), and
  /// *G* - 1 are the degrees of freedom of tests and intervals, as Stata does.
  case clustered([Int])
}
