internal import LinearAlgebra

extension FormulaFit {
  /// A generalized linear model.
  func generalized() throws(FormulaFitError) -> FormulaFitParts {
    let fitted = try fitting { () throws(FitError) in
      let model = try GeneralizedLinearModel(
        family: family, link: settings.link ?? defaultLink,
        penalties: settings.penalties(design.encoding), covariance: covarianceMethod)
      let data = try GeneralizedLinearData(
        design: design.matrix, response: design.response, trials: design.trials,
        varianceWeights: weights, offset: offset, clusters: clusters)
      return try model.fit(data, workers: workers)
    }
    var diagnostics = FormulaFitDiagnostics(path: "fisherScoring")
    diagnostics.condition = fitted.conditionEstimate
    diagnostics.dropped = fitted.droppedColumns.map { names[$0] }
    diagnostics.converged = fitted.converged
    diagnostics.iterations = fitted.iterations
    diagnostics.warnings = fitted.warnings.map(sentence) + clusterSentence
    let student = try? StudentT(degreesOfFreedom: fitted.residualDegreesOfFreedom)
    let tail = 0.5 + settings.level / 2
    return FormulaFitParts(
      observationCount: Int(fitted.observationCount),
      coefficients: rows(
        estimates: fitted.coefficients, errors: fitted.standardErrors, pValues: fitted.pValues,
        reach: fitted.usesStudentT
          ? student?.quantile(tail) ?? .nan : NormalDistribution.standard.quantile(tail),
        dropped: fitted.droppedColumns),
      usesStudentT: fitted.usesStudentT, errors: errorsName("expected information"),
      figures: figures(fitted), diagnostics: diagnostics)
  }

  private var family: ResponseFamily {
    switch settings.model {
    case .poisson: .poisson
    case .negbin: .negativeBinomial(.maximumLikelihood)
    case .gamma: .gamma
    case .tweedie: .tweedie(power: settings.power)
    default: .binomial
    }
  }

  private var defaultLink: LinkFunction? {
    switch settings.model {
    case .probit: .probit
    case .cloglog: .complementaryLogLog
    default: nil
    }
  }

  private var covarianceMethod: CovarianceMethod {
    if clusters != nil { return .clustered }
    switch settings.robust {
    case nil: return .model
    case .hc0?: return .sandwich
    case .hc1?, .hc2?, .hc3?: return .adjustedSandwich
    }
  }

  private func figures(
    _ fitted: FittedGeneralizedLinearModel
  ) -> [(FitFigure.Kind, Double?)] {
    var figures: [(FitFigure.Kind, Double?)] = [
      (.residualDegreesOfFreedom, fitted.residualDegreesOfFreedom),
      (.deviance, fitted.deviance), (.nullDeviance, fitted.nullDeviance),
      (.pearsonChiSquared, fitted.pearsonChiSquared), (.dispersion, fitted.dispersion),
    ]
    if settings.model == .negbin {
      figures += [(.alpha, fitted.alpha), (.alphaStandardError, fitted.alphaStandardError)]
    }
    figures.append((.logLikelihood, fitted.logLikelihood))
    let tested = fitted.coefficients.count - fitted.droppedColumns.count - 1
    if design.encoding.hasIntercept, settings.ridge == nil, settings.model != .negbin,
      fitted.configuration.family.hasFixedDispersion, tested > 0
    {
      let ratio = max(0, fitted.nullDeviance - fitted.deviance)
      figures += likelihoodRatio(ratio, degrees: tested)
    }
    return figures + [(.aic, fitted.akaikeCriterion), (.bic, fitted.bayesianCriterion)]
  }

  /// The test of a rise of the likelihood.
  func likelihoodRatio(_ ratio: Double, degrees: Int) -> [(FitFigure.Kind, Double?)] {
    let law = try? ChiSquared(degreesOfFreedom: Double(degrees))
    return [
      (.likelihoodRatio, ratio), (.likelihoodRatioDegreesOfFreedom, Double(degrees)),
      (.likelihoodRatioPValue, law?.survival(ratio)),
    ]
  }

  private func sentence(_ warning: GeneralizedLinearWarning) -> String {
    switch warning {
    case .droppedColumns(let columns):
      "\(list(columns)): depend on columns before them and have no coefficient"
    case .separated(let columns):
      "\(list(columns)): separate the outcomes; without a penalty no finite estimate exists, and "
        + "their figures mean nothing"
    case .constantResponse, .notConverged, .illConditioned, .noResidualDegreesOfFreedom,
      .noExtraSpread:
      warning.description
    }
  }
}
