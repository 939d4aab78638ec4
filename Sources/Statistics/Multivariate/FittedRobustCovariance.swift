public import LinearAlgebra

/// A robust centre and covariance, with the distances of the rows it was fitted to.
public struct FittedRobustCovariance: Sendable {
  /// *p* values: the reweighted centre.
  public let location: [Double]
  /// *p* x *p*: the reweighted covariance; 0 for constant columns.
  public let covariance: Matrix
  /// The centre of the rows of least determinant.
  public let rawLocation: [Double]
  /// Their covariance, made consistent.
  public let rawCovariance: Matrix
  /// Which rows these are.
  public let support: [Bool]
  /// How many they are.
  public let supportCount: Int
  /// Squared distances from the raw estimate.
  public let rawSquaredDistances: [Double]
  /// Squared distances from the reweighted estimate.
  public let squaredDistances: [Double]
  /// Concentration steps made in all.
  public let steps: Int
  /// What makes the fit doubtful; empty when nothing does.
  public let warnings: [CovarianceWarning]
  private let metric: LocationScatter
  private let varying: [Int]
  private let centres: [Double]
  private let scales: [Double]

  init(
    location: [Double], covariance: Matrix, rawLocation: [Double], rawCovariance: Matrix,
    support: [Bool], supportCount: Int, rawSquaredDistances: [Double],
    squaredDistances: [Double], steps: Int, warnings: [CovarianceWarning],
    metric: LocationScatter, search: ConcentrationSearch
  ) {
    self.location = location
    self.covariance = covariance
    self.rawLocation = rawLocation
    self.rawCovariance = rawCovariance
    self.support = support
    self.supportCount = supportCount
    self.rawSquaredDistances = rawSquaredDistances
    self.squaredDistances = squaredDistances
    self.steps = steps
    self.warnings = warnings
    self.metric = metric
    (varying, centres, scales) = (search.varying, search.centres, search.scales)
  }

  /// Squared Mahalanobis distances of other rows from the reweighted estimate.
  ///
  /// - Parameters:
  ///   - rows: *m* x *p*, every element finite.
  ///   - workers: the most threads to use; the result does not depend on it.
  /// - Throws: ``MultivariateError``.
  public func squaredDistances(
    _ rows: Matrix, workers: Int = 1
  ) throws(MultivariateError) -> [Double] {
    guard rows.columns == location.count else {
      throw .wrongColumnCount(expected: location.count, found: rows.columns)
    }
    try MultivariateError.check(rows, rows: 0)
    var standardised = rows.selecting(columns: varying)
    for k in varying.indices {
      for i in 0..<rows.rows {
        standardised[i, k] = (standardised[i, k] - centres[k]) / scales[k]
      }
    }
    return metric.squaredDistances(standardised, workers: workers)
  }

  /// Which of the fitted rows lie beyond the cut-off of Hardin and Rocke, by raw distances.
  ///
  /// - Parameter level: the share of clean rows that stays inside, for instance 0.999.
  /// - Throws: ``MultivariateError/invalidSetting(name:value:)``.
  public func outliers(level: Double) throws(MultivariateError) -> [Bool] {
    let cut = try DistanceCutoff.hardinRocke(
      rows: rawSquaredDistances.count, columns: varying.count,
      supportFraction: Double(supportCount) / Double(rawSquaredDistances.count), level: level)
    return rawSquaredDistances.map { $0 > cut }
  }
}
