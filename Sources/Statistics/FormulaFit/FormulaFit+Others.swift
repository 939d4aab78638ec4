internal import LinearAlgebra

extension FormulaFit {
  /// A quantile of the response.
  func quantile() throws(FormulaFitError) -> FormulaFitParts {
    let fitted = try fitting { () throws(FitError) in
      try QuantileRegression(quantile: settings.quantile).fit(
        design: design.matrix, response: design.response, workers: workers)
    }
    var diagnostics = FormulaFitDiagnostics(path: "interiorPoint")
    diagnostics.dropped = fitted.droppedColumns.map { names[$0] }
    diagnostics.converged = fitted.converged
    diagnostics.iterations = fitted.iterations + fitted.pivots
    diagnostics.warnings = droppedSentence(fitted.droppedColumns)
    if !fitted.converged {
      diagnostics.warnings.append(
        "the answer was not shown to be the best after \(fitted.pivots) exchanges of rows")
    }
    if !fitted.isUnique {
      diagnostics.warnings.append("other coefficients fit as well; one set of them is given")
    }
    if fitted.sparsity == nil {
      diagnostics.warnings.append(
        "the density at the quantile cannot be estimated, so there are no standard errors")
    }
    let student = try? StudentT(degreesOfFreedom: Double(fitted.residualDegreesOfFreedom))
    return FormulaFitParts(
      observationCount: design.rows.count,
      coefficients: rows(
        estimates: fitted.coefficients, errors: fitted.standardErrors, pValues: fitted.pValues,
        reach: student?.quantile(0.5 + settings.level / 2) ?? .nan,
        dropped: fitted.droppedColumns),
      usesStudentT: true, errors: "Powell's sandwich",
      figures: [
        (.residualDegreesOfFreedom, Double(fitted.residualDegreesOfFreedom)),
        (.loss, fitted.loss), (.sparsity, fitted.sparsity),
      ], diagnostics: diagnostics)
  }

  /// An M-estimator.
  func robust() throws(FormulaFitError) -> FormulaFitParts {
    let fitted = try fitting { () throws(FitError) in
      try RobustRegression(loss: settings.model == .huber ? .huber : .bisquare).fit(
        design: design.matrix, response: design.response, workers: workers)
    }
    var diagnostics = FormulaFitDiagnostics(path: "reweightedLeastSquares")
    diagnostics.dropped = fitted.droppedColumns.map { names[$0] }
    diagnostics.converged = fitted.converged
    diagnostics.iterations = fitted.iterations
    diagnostics.warnings = droppedSentence(fitted.droppedColumns)
    if !fitted.converged {
      diagnostics.warnings.append(
        "the fit had not settled after \(fitted.iterations) iterations")
    }
    if !(fitted.scale > 0) {
      diagnostics.warnings.append(
        "most rows are fitted exactly, so there are no standard errors")
    }
    return FormulaFitParts(
      observationCount: design.rows.count,
      coefficients: rows(
        estimates: fitted.coefficients, errors: fitted.standardErrors, pValues: fitted.pValues,
        reach: NormalDistribution.standard.quantile(0.5 + settings.level / 2),
        dropped: fitted.droppedColumns),
      usesStudentT: false, errors: "Huber's H1",
      figures: [
        (.residualDegreesOfFreedom, Double(fitted.residualDegreesOfFreedom)),
        (.scale, fitted.scale),
      ], diagnostics: diagnostics)
  }

  func droppedSentence(_ columns: [Int]) -> [String] {
    columns.isEmpty
      ? [] : ["\(list(columns)): depend on columns before them and have no coefficient"]
  }
}
