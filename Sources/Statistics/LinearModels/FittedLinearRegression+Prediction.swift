public import LinearAlgebra

/// What a linear regression says of one row.
public struct LinearPrediction: Equatable, Sendable {
  /// The expected response.
  public let mean: Double
  /// The standard error of ``mean``.
  public let standardError: Double
  /// Where the expected response lies, at the level asked for.
  public let meanInterval: (lower: Double, upper: Double)
  /// Where one new observation lies, at the same level.
  public let observationInterval: (lower: Double, upper: Double)

  /// Whether two predictions are the same numbers.
  public static func == (a: LinearPrediction, b: LinearPrediction) -> Bool {
    a.mean == b.mean && a.standardError == b.standardError && a.meanInterval == b.meanInterval
      && a.observationInterval == b.observationInterval
  }
}

extension FittedLinearRegression {
  /// A prediction for each row of a design with the columns of the fit.
  ///
  /// Columns without a coefficient are not used. Intervals are NaN without degrees of freedom.
  ///
  /// - Parameters:
  ///   - design: any number of rows x *p*.
  ///   - level: the probability that an interval covers; `nil` means the configuration's.
  ///   - weights: of the new observations, whose variance is *s*^2 / weight; `nil` means 1.
  /// - Throws: ``FitError/dimensionMismatch(argument:expected:found:)``;
  ///   ``FitError/notFinite(argument:row:column:)``;
  ///   ``FitError/invalidSetting(name:value:)`` for a level or a weight.
  public func predict(
    _ design: Matrix, level: Double? = nil, weights: [Double]? = nil
  ) throws(FitError) -> [LinearPrediction] {
    try check(design)
    if let level, !(level > 0 && level < 1) { throw .invalidSetting(name: "level", value: level) }
    if let weights {
      try RegressionData.check(weights, "weights", count: design.rows)
      if let bad = weights.first(where: { $0 <= 0 }) {
        throw .invalidSetting(name: "weights", value: bad)
      }
    }
    let (width, error) = (critical(level), residualStandardError)
    return (0..<design.rows).map { i in
      let row = keptColumns.map { design[i, $0] }
      let mean = Descriptive.sum(zip(row, keptCoefficients).lazy.map { $0 * $1 })
      let spread = inference?.standardError(of: row) ?? .nan
      let scale = error / (weights?[i] ?? 1).squareRoot()
      let whole = (spread * spread + scale * scale).squareRoot()
      return LinearPrediction(
        mean: mean, standardError: spread,
        meanInterval: (mean - width * spread, mean + width * spread),
        observationInterval: (mean - width * whole, mean + width * whole))
    }
  }

  /// The expected response for each row of a design.
  ///
  /// - Throws: ``FitError/dimensionMismatch(argument:expected:found:)``;
  ///   ``FitError/notFinite(argument:row:column:)``.
  public func fittedValues(for design: Matrix) throws(FitError) -> [Double] {
    try check(design)
    let ones = [Double](repeating: 1, count: keptColumns.count)
    let pass = RowPass(design, columns: keptColumns, multipliers: ones, workers: 1)
    return pass.rowValues { $0.product(keptCoefficients) }
  }

  /// The response less the expected response, for each row.
  ///
  /// - Throws: ``FitError/dimensionMismatch(argument:expected:found:)``;
  ///   ``FitError/notFinite(argument:row:column:)``.
  public func residuals(design: Matrix, response: [Double]) throws(FitError) -> [Double] {
    try RegressionData.check(response, "response", count: design.rows)
    return zip(response, try fittedValues(for: design)).map(-)
  }

  private func check(_ design: Matrix) throws(FitError) {
    guard design.columns == columnCount else {
      throw .dimensionMismatch(
        argument: "columns of the design", expected: columnCount, found: design.columns)
    }
    do throws(LinearAlgebraError) {
      try design.requireFinite()
    } catch {
      guard case .notFinite(let row, let column) = error else { throw .linearAlgebra(error) }
      throw .notFinite(argument: "design", row: row, column: column)
    }
  }
}
