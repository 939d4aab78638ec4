internal import LinearAlgebra

/// What a ridge-penalised fit of any family gives.
struct RidgeFit {
  let coefficients: [Double]
  let diagnostics: FitDiagnostics

  /// Fits a family given by what it makes of a block of rows.
  ///
  /// - Parameters:
  ///   - start: coefficients on the columns' own scale; `nil` starts at `intercept` and the prior.
  ///   - intercept: the intercept of the model without other columns.
  ///   - warnings: what the family itself found.
  init(
    _ data: RegressionData, settings: RidgeSettings, startingFrom start: [Double]?,
    intercept: Double, workers: Int, rowTerms: @escaping NewtonSums.RowTerms,
    warnings: (Standardisation, [Double]) -> [FitWarning]
  ) throws(FitError) {
    let columns = data.design.columns
    guard settings.penalties.count == columns else {
      throw .dimensionMismatch(
        argument: "penalties", expected: columns, found: settings.penalties.count)
    }
    if let start { try RegressionData.check(start, "startingFrom", count: columns) }
    let scale = try Standardisation(
      data.design, standardise: settings.standardise, workers: workers)
    var newton = PenalisedNewton(
      settings: settings, fixedColumns: scale.constantColumns, totalWeight: data.totalWeight
    ) { coefficients in
      NewtonSums(
        design: data.design, scaling: scale.scaling, coefficients: coefficients,
        workers: workers, rowTerms: rowTerms)
    }
    let first = RidgeFit.startingPoint(
      start, settings: settings, scale: scale, intercept: intercept)
    let point = try newton.minimise(from: first)
    coefficients = scale.original(point.coefficients)
    let constant: [FitWarning] =
      scale.constantColumns.isEmpty ? [] : [.constantColumns(scale.constantColumns)]
    diagnostics = FitDiagnostics(
      iterations: newton.iterations, converged: newton.converged,
      objective: newton.objective(at: point),
      logLoss: point.sums.objective / data.totalWeight,
      observationCount: data.design.rows,
      warnings: constant + newton.warnings + warnings(scale, coefficients))
  }

  private static func startingPoint(
    _ start: [Double]?, settings: RidgeSettings, scale: Standardisation, intercept: Double
  ) -> [Double] {
    if let start { return scale.scaled(start) }
    var point = settings.prior ?? [Double](repeating: 0, count: settings.penalties.count)
    if scale.hasIntercept { point[0] = intercept }
    return point
  }
}
