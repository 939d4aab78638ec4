public import LinearAlgebra

/// The minimum covariance determinant: the mean and covariance of the part of the rows that is
/// spread least, so that the rest may be anything.
///
/// The search starts from six fixed guesses (DetMCD), so the result depends on the data alone.
/// Above ``startRows`` rows the starts are made on one row of each of so many equal stretches, and
/// the two best go on with all rows. Rows within the cut-off of the raw estimate then give the
/// final one; both are made consistent for the normal distribution.
///
/// - Source: Hubert, Rousseeuw and Verdonck, "A deterministic algorithm for robust location and
///   scatter", 2012; Rousseeuw and Van Driessen, "A fast algorithm for the minimum covariance
///   determinant estimator", 1999; factors of Croux and Haesbroeck, 1999.
public struct RobustCovariance: Codable, Equatable, Sendable {
  /// Rows that the starts are made on, at most.
  public static let startRows = 4000
  /// The most concentration steps on the starting rows before the best two go on with all rows.
  static let firstSteps = 20
  /// The most concentration steps on all rows.
  static let maximumSteps = 200

  /// The share of rows that is taken for clean; `nil` means (*n* + *p* + 1) / 2 rows, which
  /// withstands the most outliers.
  public let supportFraction: Double?
  /// Rows beyond this quantile of chi-squared do not count in the reweighted estimate.
  public let reweightingLevel: Double

  /// A checked configuration.
  ///
  /// - Throws: ``MultivariateError/invalidSetting(name:value:)`` for a fraction outside of 0.5...1
  ///   or a level outside of 0...1.
  public init(
    supportFraction: Double? = nil, reweightingLevel: Double = 0.975
  ) throws(MultivariateError) {
    if let fraction = supportFraction, !(fraction >= 0.5 && fraction <= 1) {
      throw .invalidSetting(name: "supportFraction", value: fraction)
    }
    guard reweightingLevel > 0, reweightingLevel < 1 else {
      throw .invalidSetting(name: "reweightingLevel", value: reweightingLevel)
    }
    self.supportFraction = supportFraction
    self.reweightingLevel = reweightingLevel
  }

  /// Fits location and covariance.
  ///
  /// - Parameters:
  ///   - data: *n* x *p*, *n* above *p*, every element finite.
  ///   - workers: the most threads to use; the result does not depend on it.
  /// - Throws: ``MultivariateError``; ``MultivariateError/noVariation`` when no column varies.
  /// - Complexity: some 10 to 30 passes of O(*n* *p*^2).
  public func fit(
    _ data: Matrix, workers: Int = 1
  ) throws(MultivariateError) -> FittedRobustCovariance {
    try MultivariateError.check(data, rows: max(2, data.columns + 1))
    var search = try ConcentrationSearch(data, support: support(data), workers: workers)
    let raw = try search.best()
    return try RobustReport(
      configuration: self, search: search, raw: raw, workers: workers
    ).fitted()
  }

  /// The number of rows taken for clean.
  private func support(_ data: Matrix) -> Int {
    let (n, p) = (data.rows, data.columns)
    let least = min(n, (n + p + 1) / 2)
    guard let supportFraction else { return least }
    // Between the least and all rows, as robustbase's h.alpha.n.
    let share = Double(2 * least - n) + 2 * Double(n - least) * supportFraction
    return min(n, max(least, Int(share)))
  }
}
