/// Linear regression by least squares: ordinary, weighted, or with a ridge penalty.
///
/// The coefficients minimise
///
///     sum w (y - X b)^2 + sum penalty_j s_j^2 b_j^2
///
/// where *s_j* is 1, or the standard deviation of the column (divisor *n*) when the penalty is
/// standardised. The intercept is a column of the design; it should have the penalty 0.
///
///     let fitted = try LinearRegression().fit(design: x, response: y)
///     fitted.coefficients      // NaN for a column that depends on earlier ones
///     fitted.standardErrors
///     fitted.diagnostics.warnings
public struct LinearRegression: Codable, Equatable, Sendable {
  /// How the coefficients are computed.
  public let path: LinearSolverPath
  /// How their covariance is estimated.
  public let covarianceEstimator: CovarianceEstimator
  /// A penalty for each column, or `nil` for none.
  public let penalties: [Double]?
  /// Whether penalties work on the scale of columns with standard deviation 1.
  public let standardisesPenalties: Bool
  /// The probability that an interval covers, such as 0.95.
  public let level: Double
  /// Whether coefficients are refined with residuals of twice the digits; `nil` means when the
  /// design is small or its condition number asks for it.
  public let refine: Bool?
  /// Whether the fitted model keeps a fitted value and a residual for each row.
  public let keepsResiduals: Bool

  /// A configuration, refused when a value has no meaning.
  ///
  /// - Throws: ``FitError/invalidPenalty(column:)``; ``FitError/invalidSetting(name:value:)``.
  public init(
    path: LinearSolverPath = .automatic, covariance: CovarianceEstimator = .classical,
    penalties: [Double]? = nil, standardisesPenalties: Bool = false, level: Double = 0.95,
    refine: Bool? = nil, keepsResiduals: Bool = false
  ) throws(FitError) {
    if let column = penalties?.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .invalidPenalty(column: column)
    }
    guard level > 0, level < 1 else { throw .invalidSetting(name: "level", value: level) }
    self.path = path
    covarianceEstimator = covariance
    self.penalties = penalties
    self.standardisesPenalties = standardisesPenalties
    self.level = level
    self.refine = refine
    self.keepsResiduals = keepsResiduals
  }

  /// Ordinary least squares with classical standard errors and 95 % intervals.
  public init() {
    path = .automatic
    covarianceEstimator = .classical
    penalties = nil
    standardisesPenalties = false
    level = 0.95
    refine = nil
    keepsResiduals = false
  }

  private enum CodingKeys: String, CodingKey {
    case path, covarianceEstimator, penalties, standardisesPenalties, level, refine, keepsResiduals
  }

  /// Reads a configuration and checks it as the memberwise initializer does.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      path: values.decode(LinearSolverPath.self, forKey: .path),
      covariance: values.decode(CovarianceEstimator.self, forKey: .covarianceEstimator),
      penalties: values.decodeIfPresent([Double].self, forKey: .penalties),
      standardisesPenalties: values.decode(Bool.self, forKey: .standardisesPenalties),
      level: values.decode(Double.self, forKey: .level),
      refine: values.decodeIfPresent(Bool.self, forKey: .refine),
      keepsResiduals: values.decode(Bool.self, forKey: .keepsResiduals))
  }
}
