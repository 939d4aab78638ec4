internal import LinearAlgebra

extension FormulaFit {
  /// Least squares.
  func linear() throws(FormulaFitError) -> FormulaFitParts {
    let fitted = try fitting { () throws(FitError) in
      let regression = try LinearRegression(
        covariance: covarianceEstimator, penalties: settings.penalties(design.encoding),
        level: settings.level)
      let response = offset.map { zip(design.response, $0).map { $0 - $1 } } ?? design.response
      return try regression.fit(
        design: design.matrix, response: response, weights: weights, workers: workers)
    }
    var diagnostics = FormulaFitDiagnostics(path: fitted.diagnostics.path.rawValue)
    diagnostics.condition = fitted.diagnostics.condition
    diagnostics.dropped = fitted.diagnostics.droppedColumns.map { names[$0] }
    diagnostics.warnings = fitted.diagnostics.warnings.map(sentence) + clusterSentence
    let degrees = fitted.inferenceDegreesOfFreedom ?? 0
    let student = try? StudentT(degreesOfFreedom: degrees)
    return FormulaFitParts(
      observationCount: fitted.observationCount,
      coefficients: rows(
        estimates: fitted.coefficients, errors: fitted.standardErrors, pValues: fitted.pValues,
        reach: student?.quantile(0.5 + settings.level / 2) ?? .nan,
        dropped: fitted.diagnostics.droppedColumns),
      usesStudentT: true, errors: errorsName("classical"), figures: figures(fitted),
      diagnostics: diagnostics)
  }

  private var covarianceEstimator: CovarianceEstimator {
    if let clusters { return .clustered(clusters) }
    switch settings.robust {
    case nil: return .classical
    case .hc0?: return .hc0
    case .hc1?: return .hc1
    case .hc2?: return .hc2
    case .hc3?: return .hc3
    }
  }

  /// How errors are estimated.
  func errorsName(_ own: String) -> String {
    if let cluster = settings.columns.cluster { return "clustered by \(cluster)" }
    return settings.robust?.rawValue ?? own
  }

  private func figures(_ fitted: FittedLinearRegression) -> [(FitFigure.Kind, Double?)] {
    [
      (.residualDegreesOfFreedom, fitted.residualDegreesOfFreedom),
      (.modelDegreesOfFreedom, fitted.modelDegreesOfFreedom),
      (.rSquared, fitted.rSquared), (.adjustedRSquared, fitted.adjustedRSquared),
      (.residualStandardError, fitted.residualStandardError),
      (.fStatistic, fitted.fStatistic),
      (.fNumeratorDegreesOfFreedom, fitted.fDegreesOfFreedom?.numerator),
      (.fDenominatorDegreesOfFreedom, fitted.fDegreesOfFreedom?.denominator),
      (.fPValue, fitted.fPValue),
      (.logLikelihood, fitted.logLikelihood), (.aic, fitted.akaikeCriterion),
      (.bic, fitted.bayesianCriterion),
    ]
  }

  private func sentence(_ warning: LinearFitWarning) -> String {
    switch warning {
    case .dependentColumns(let columns):
      "\(list(columns)): depend on columns before them and have no coefficient"
    case .illConditioned(let columns, let digits):
      "\(list(columns)): nearly cancel one another; about \(digits) digits of their coefficients "
        + "can be trusted"
    case .shortestSolution, .noResidualDegreesOfFreedom, .perfectFit, .notRefined:
      warning.description
    }
  }
}
