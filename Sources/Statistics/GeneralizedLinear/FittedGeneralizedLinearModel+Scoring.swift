internal import Foundation
internal import LinearAlgebra

extension Double {
  var naturalLogarithm: Double { log(self) }
}

/// The estimate of *alpha* that belongs to a negative binomial fit.
struct AlphaEstimate {
  let alpha: Double
  let standardError: Double?
  /// The covariance of the coefficients with alpha estimated, on their own scale.
  let covariance: Matrix?
  let iterations: Int
  let converged: Bool
  let warnings: [GeneralizedLinearWarning]
}

extension FittedGeneralizedLinearModel {
  /// What follows from the end of an iteration.
  init(_ scoring: FisherScoring, alpha estimate: AlphaEstimate? = nil) throws(FitError) {
    let (model, data) = (scoring.model, scoring.data)
    let rows = try RowValues(scoring)
    let kept = scoring.kept
    let dropped = Set(scoring.coefficients.indices).subtracting(kept).sorted()
    let degrees = data.observationCount - Double(kept.count)
    let fit = FitSums(rows, workers: scoring.workers)
    let dispersion = model.dispersionValue(fit, degrees: degrees)
    let separation = SeparationSearch(scoring, rows, fit).columns()

    let converged = scoring.converged && (estimate?.converged ?? true)
    let iterations = estimate?.iterations ?? scoring.iterations
    var warnings = scoring.warnings(dropped: dropped, separation: separation)
    if !converged { warnings.append(.notConverged(iterations: iterations)) }
    if dispersion == nil { warnings.append(.noResidualDegreesOfFreedom) }
    warnings += estimate?.warnings ?? []

    var covariance = estimate?.covariance
    if covariance == nil, let dispersion, !scoring.penalty.hasAbsolutePart, !kept.isEmpty {
      covariance = try CoefficientCovariance(scoring, rows).matrix(dispersion: dispersion)
    }
    if let found = covariance, !found.columnMajor.allSatisfy(\.isFinite) { covariance = nil }

    configuration = model
    columnNames = data.columnNames
    coefficients = scoring.ownCoefficients
    let isKept = Set(kept)
    standardErrors = scoring.coefficients.indices.map { j in
      guard isKept.contains(j), let covariance, covariance[j, j] >= 0 else { return nil }
      return covariance[j, j].squareRoot()
    }
    covarianceElements = covariance?.columnMajor
    deviance = fit.deviance
    nullDeviance = try scoring.nullDeviance()
    pearsonChiSquared = fit.pearson
    self.dispersion = dispersion ?? 0
    switch model.family {
    case .negativeBinomial(.fixed(let value)): alpha = value
    default: alpha = estimate?.alpha
    }
    alphaStandardError = estimate?.standardError
    let likelihood = fit.logLikelihood(rows, dispersion: dispersion ?? 1)
    logLikelihood = likelihood.isFinite ? likelihood : nil
    observationCount = data.observationCount
    residualDegreesOfFreedom = degrees
    self.iterations = iterations
    self.converged = converged && separation == nil
    droppedColumns = dropped
    conditionEstimate = min(scoring.condition, .greatestFiniteMagnitude)
    self.warnings = warnings
  }
}

extension GeneralizedLinearModel {
  /// `nil` when it is to be estimated from no degrees of freedom.
  fileprivate func dispersionValue(_ fit: FitSums, degrees: Double) -> Double? {
    switch dispersion {
    case .fixed(let value): return value
    case .byFamily where family.hasFixedDispersion: return 1
    case .deviance: return degrees > 0 ? fit.deviance / degrees : nil
    case .byFamily, .pearson: return degrees > 0 ? fit.pearson / degrees : nil
    }
  }
}

extension ResponseModel {
  /// Whether all responses that count lie at an edge, where no finite predictor leads.
  fileprivate func isEdge(_ data: GeneralizedLinearData) -> Bool {
    let edges: Set<Double>
    switch shape {
    case .binomial: edges = [0, 1]
    case .poisson, .negativeBinomial, .tweedie: edges = [0]
    case .gamma, .gaussian: return false
    }
    var first: Double?
    for (i, y) in data.response.enumerated() where data.priorWeights?[i] ?? 1 > 0 {
      guard edges.contains(y), first ?? y == y else { return false }
      first = y
    }
    return true
  }
}

extension FisherScoring {
  fileprivate func warnings(dropped: [Int], separation: [Int]?) -> [GeneralizedLinearWarning] {
    var list: [GeneralizedLinearWarning] = dropped.isEmpty ? [] : [.droppedColumns(dropped)]
    if response.isEdge(data) { list.append(.constantResponse) }
    if let separation { list.append(.separated(columns: separation)) }
    if condition > 1e12 { list.append(.illConditioned(condition: min(condition, 1e308))) }
    return list
  }

  /// The deviance when the mean depends on an intercept and the offset alone.
  func nullDeviance() throws(FitError) -> Double {
    let mean = data.meanResponse
    guard data.offset != nil else {
      return FitSums.deviance(data, response) { _ in response.constantValue(mean) }
    }
    var ones = Matrix(rows: data.design.rows, columns: 1)
    for i in 0..<ones.rows { ones[i, 0] = 1 }
    let plain = try GeneralizedLinearModel(
      family: model.family, link: model.link, tolerance: model.tolerance,
      maximumIterations: model.maximumIterations)
    let alone = try GeneralizedLinearData(
      design: ones, response: data.response, trials: data.trials,
      frequencyWeights: data.frequencyWeights, varianceWeights: data.varianceWeights,
      offset: data.offset)
    var scoring = FisherScoring(plain, alone, response, workers: workers)
    do throws(FitError) {
      try scoring.run()
    } catch {
      guard case .overflow = error else { throw error }
      return deviance(ofConstant: mean)
    }
    return FitSums(try RowValues(scoring), workers: workers).deviance
  }

  private func deviance(ofConstant mean: Double) -> Double {
    FitSums.deviance(data, response) { _ in response.constantValue(mean) }
  }
}

extension ResponseModel {
  /// The values at a mean, without a link.
  func constantValue(_ mean: Double) -> LinkValue {
    LinkValue(mean: mean, complement: 1 - mean, derivative: 1, second: 0)
  }
}
