public import LinearAlgebra

/// The columns of a regression: all of them dense, or dense and categorical ones.
public enum RegressionDesign: Equatable, Sendable {
  /// *n* x *p*, an intercept as a column of ones.
  case dense(Matrix)
  /// Numeric columns and codes of factors; dummies are never expanded.
  case structured(StructuredDesign)

  /// The number of rows.
  public var rows: Int {
    switch self {
    case .dense(let matrix): matrix.rows
    case .structured(let design): design.rows
    }
  }

  /// The number of coefficients.
  public var columns: Int {
    switch self {
    case .dense(let matrix): matrix.columns
    case .structured(let design): design.columns
    }
  }
}

/// Checked observations for a generalized linear fit: one row for each, every number finite.
public struct GeneralizedLinearData: Equatable, Sendable {
  /// The columns.
  public let design: RegressionDesign
  /// *n* values; for a binomial family the share of successes.
  public let response: [Double]
  /// *n* numbers of trials behind the shares, or `nil` for 1 each.
  public let trials: [Double]?
  /// How often a row was seen: it counts as that many observations. `nil` means once.
  public let frequencyWeights: [Double]?
  /// What divides the variance of a row; it does not change the number of observations.
  public let varianceWeights: [Double]?
  /// Added to the linear predictor.
  public let offset: [Double]?
  /// The cluster of each row, for clustered standard errors.
  public let clusters: [Int]?
  /// A name for each column, or `nil`.
  public let columnNames: [String]?

  /// Frequency, variance weights and trials multiplied; `nil` when all are 1.
  let priorWeights: [Double]?
  /// The number of observations behind the rows.
  public let observationCount: Double

  /// Checks observations once, for as many fits as needed.
  ///
  /// - Throws: ``FitError/tooFewObservations(needed:found:)`` without a row;
  ///   ``FitError/dimensionMismatch(argument:expected:found:)``;
  ///   ``FitError/notFinite(argument:row:column:)``; ``FitError/negativeWeight(row:)``;
  ///   ``FitError/unusableTotalWeight(_:)``.
  public init(
    design: RegressionDesign, response: [Double], trials: [Double]? = nil,
    frequencyWeights: [Double]? = nil, varianceWeights: [Double]? = nil,
    offset: [Double]? = nil, clusters: [Int]? = nil, columnNames: [String]? = nil
  ) throws(FitError) {
    let rows = design.rows
    guard rows > 0 else { throw .tooFewObservations(needed: 1, found: 0) }
    try GeneralizedLinearData.checkDesign(design)
    try RegressionData.check(response, "response", count: rows)
    if let offset { try RegressionData.check(offset, "offset", count: rows) }
    var product: [Double]?
    for (list, name) in [
      (trials, "trials"), (frequencyWeights, "frequencyWeights"),
      (varianceWeights, "varianceWeights"),
    ] {
      guard let list else { continue }
      try RegressionData.check(list, name, count: rows)
      if let row = list.firstIndex(where: { $0 < 0 }) { throw .negativeWeight(row: row) }
      product = product.map { zip($0, list).map(*) } ?? list
    }
    let total = product.map { Descriptive.sum($0) } ?? Double(rows)
    guard total > 0, total.isFinite else { throw .unusableTotalWeight(total) }
    if let clusters, clusters.count != rows {
      throw .dimensionMismatch(argument: "clusters", expected: rows, found: clusters.count)
    }
    if let columnNames, columnNames.count != design.columns {
      throw .dimensionMismatch(
        argument: "columnNames", expected: design.columns, found: columnNames.count)
    }
    self.design = design
    self.response = response
    self.trials = trials
    self.frequencyWeights = frequencyWeights
    self.varianceWeights = varianceWeights
    self.offset = offset
    self.clusters = clusters
    self.columnNames = columnNames
    priorWeights = product
    // A row whose weight is 0 was not observed.
    if let product {
      observationCount = Descriptive.sum(
        response.indices.map { product[$0] > 0 ? frequencyWeights?[$0] ?? 1 : 0 })
    } else {
      observationCount = Double(rows)
    }
  }

  /// The same from a matrix.
  ///
  /// - Throws: as the other initializer does.
  public init(
    design: Matrix, response: [Double], trials: [Double]? = nil,
    frequencyWeights: [Double]? = nil, varianceWeights: [Double]? = nil,
    offset: [Double]? = nil, clusters: [Int]? = nil, columnNames: [String]? = nil
  ) throws(FitError) {
    try self.init(
      design: .dense(design), response: response, trials: trials,
      frequencyWeights: frequencyWeights, varianceWeights: varianceWeights, offset: offset,
      clusters: clusters, columnNames: columnNames)
  }

  private static func checkDesign(_ design: RegressionDesign) throws(FitError) {
    guard case .dense(let matrix) = design else { return }
    do throws(LinearAlgebraError) {
      try matrix.requireFinite()
    } catch {
      guard case .notFinite(let row, let column) = error else { throw .linearAlgebra(error) }
      throw .notFinite(argument: "design", row: row, column: column)
    }
  }

  func requireResponse(in range: ClosedRange<Double>) throws(FitError) {
    if let row = response.firstIndex(where: { !range.contains($0) }) {
      throw .responseOutOfRange(row: row, lower: range.lowerBound, upper: range.upperBound)
    }
  }

  /// The mean of the response under the prior weights.
  var meanResponse: Double {
    guard let priorWeights else { return Descriptive.sum(response) / Double(response.count) }
    return Descriptive.sum(zip(priorWeights, response).lazy.map { $0 * $1 })
      / Descriptive.sum(priorWeights)
  }
}
