internal import Foundation
internal import LinearAlgebra

/// A negative binomial fit whose *alpha* is estimated with the coefficients.
///
/// The coefficients are fitted at a given alpha and alpha by Newton's method at given means, in
/// turn; the two are orthogonal in expectation, so few turns are needed.
///
/// - Source: Lawless, "Negative binomial and mixed Poisson regression", Canadian J. Statistics 15
///   (1987); standard errors from the joint observed information.
struct NegativeBinomialFit {
  private static let turns = 100
  private static let alphaTolerance = 1e-11
  private static let alphaRange = 1e-8...1e8

  private let model: GeneralizedLinearModel
  private let data: GeneralizedLinearData
  private let workers: Int

  init(_ model: GeneralizedLinearModel, _ data: GeneralizedLinearData, workers: Int) {
    self.model = model
    self.data = data
    self.workers = workers
  }

  func fitted() throws(FitError) -> FittedGeneralizedLinearModel {
    var scoring = scoring(alpha: 1e-8)
    try scoring.run()
    var iterations = scoring.iterations
    let means = try means(scoring)
    let range = NegativeBinomialFit.alphaRange
    var settled = false
    guard score(range.lowerBound, means) > 0 else {
      return try fitted(
        scoring, alpha: range.lowerBound, iterations: iterations, settled: true,
        warnings: [.noExtraSpread])
    }
    var alpha = maximum(means, from: 0.5)
    for _ in 0..<NegativeBinomialFit.turns {
      let start = scoring.ownCoefficients
      scoring = self.scoring(alpha: alpha)
      try scoring.run(from: start)
      iterations += scoring.iterations
      let next = maximum(try self.means(scoring), from: alpha)
      settled = abs(next - alpha) <= NegativeBinomialFit.alphaTolerance * alpha
      alpha = next
      if settled || scoring.kept.isEmpty { break }
    }
    return try fitted(
      scoring, alpha: alpha, iterations: iterations, settled: settled, warnings: [])
  }

  private func scoring(alpha: Double) -> FisherScoring {
    FisherScoring(
      model, data, ResponseModel(model.family, link: model.link, alpha: alpha), workers: workers)
  }

  private func means(_ scoring: FisherScoring) throws(FitError) -> [Double] {
    try RowValues(scoring).predictors.map { model.link.value($0).mean }
  }

  private func weight(_ row: Int) -> Double { data.priorWeights?[row] ?? 1 }

  /// The derivative of the log-likelihood by alpha.
  private func score(_ alpha: Double, _ means: [Double]) -> Double {
    var sum = CompensatedSum()
    for (i, mean) in means.enumerated() where weight(i) > 0 {
      sum.add(weight(i) * terms(alpha, mean, data.response[i]).score)
    }
    return sum.value
  }

  /// One row's first and second derivative by alpha.
  private func terms(
    _ alpha: Double, _ mean: Double, _ y: Double
  ) -> (score: Double, curvature: Double) {
    let (size, scaled) = (1 / alpha, 1 + alpha * mean)
    let first = log1p(alpha * mean) - RisingFactorial.firstDerivative(size, y)
    let second = mean / scaled + size * size * RisingFactorial.secondDerivative(size, y)
    let gap = y - mean
    return (
      size * size * first + gap * size / scaled,
      -2 * size * size * size * first + size * size * second
        - gap * size * size * (1 + 2 * alpha * mean) / (scaled * scaled)
    )
  }

  /// The alpha at which the likelihood is largest, by Newton's method kept inside a bracket, on
  /// the logarithm.
  private func maximum(_ means: [Double], from start: Double) -> Double {
    var (low, high) = (
      log(NegativeBinomialFit.alphaRange.lowerBound),
      log(NegativeBinomialFit.alphaRange.upperBound)
    )
    var point = log(start)
    for _ in 0..<200 {
      let alpha = exp(point)
      var (score, curvature) = (CompensatedSum(), CompensatedSum())
      for (i, mean) in means.enumerated() where weight(i) > 0 {
        let row = terms(alpha, mean, data.response[i])
        score.add(weight(i) * row.score * alpha)
        curvature.add(weight(i) * (row.curvature * alpha * alpha + row.score * alpha))
      }
      if score.value > 0 { low = point } else { high = point }
      var next = point - score.value / curvature.value
      if !(curvature.value < 0 && next > low && next < high) { next = 0.5 * (low + high) }
      if abs(next - point) <= 1e-14 * max(1, abs(point)) { return exp(next) }
      point = next
    }
    return exp(point)
  }

  private func fitted(
    _ scoring: FisherScoring, alpha: Double, iterations: Int, settled: Bool,
    warnings: [GeneralizedLinearWarning]
  ) throws(FitError) -> FittedGeneralizedLinearModel {
    let joint = warnings.isEmpty ? try jointCovariance(scoring, alpha) : nil
    var covariance = joint?.coefficients
    if model.covariance != .model { covariance = nil }
    return try FittedGeneralizedLinearModel(
      scoring,
      alpha: AlphaEstimate(
        alpha: alpha, standardError: joint?.standardError, covariance: covariance,
        iterations: iterations, converged: settled, warnings: warnings))
  }

  /// The inverse of the observed information of coefficients and alpha.
  private func jointCovariance(
    _ scoring: FisherScoring, _ alpha: Double
  ) throws(FitError) -> (coefficients: Matrix, standardError: Double)? {
    let rows = try RowValues(scoring)
    let order = scoring.scales.count
    let inner = try CoefficientCovariance(scoring, rows).weightedProduct(rows.observedInformation)
    var information = Matrix(rows: order + 1, columns: order + 1)
    for j in 0..<order {
      for i in 0..<order { information[i, j] = inner[i, j] }
    }
    let means = rows.predictors.map { model.link.value($0).mean }
    var own = CompensatedSum()
    for (i, mean) in means.enumerated() where weight(i) > 0 {
      own.add(-weight(i) * terms(alpha, mean, data.response[i]).curvature)
    }
    information[order, order] = own.value
    let zeros = [Double](repeating: 0, count: order)
    let (response, weights) = (data.response, data.priorWeights)
    let cross = try data.design.sums(zeros, scales: scoring.scales, workers: workers) {
      rows, predictor, rootWeight in
      for (k, i) in rows.enumerated() {
        let scaled = 1 + alpha * means[i]
        predictor[k] = (weights?[i] ?? 1) * (response[i] - means[i]) * means[i] / (scaled * scaled)
        rootWeight[k] = 0
      }
      return 0
    }.gradient
    for j in 0..<order {
      information[j, order] = cross[j]
      information[order, j] = cross[j]
    }
    do throws(FitError) {
      let inverse = try NormalSystem(
        information, penalties: zeros + [0], kept: scoring.kept + [order]
      ).inverse()
      var result = Matrix(rows: order, columns: order)
      for j in 0..<order {
        for i in 0..<order { result[i, j] = inverse[i, j] * scoring.scales[i] * scoring.scales[j] }
      }
      return (result, inverse[order, order].squareRoot())
    } catch {
      return nil
    }
  }
}
