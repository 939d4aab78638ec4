internal import Foundation
internal import LinearAlgebra

/// Ridge-penalised logistic regression.
///
/// With *eta = X b + offset*, the coefficients minimise
///
///     sum w [log(1 + exp(eta)) - y eta] + 1/2 sum penalty_j (b_j - prior_j)^2
///
/// where the penalty works on the standardised columns. The answer is on the columns' own scale.
///
///     let model = try RidgeLogistic(
///       penalties: RidgeSettings.penalties(columns: 3, ridge: 10))
///     let fitted = try model.fit(RegressionData(design: x, response: y), workers: 2)
///     fitted.probability(row: [1, 0.5, 2])
public struct RidgeLogistic: Codable, Equatable, Sendable {
  /// Linear predictors are brought into -30...30 before they become probabilities in the
  /// gradient, so that no weight becomes exactly 0.
  static let predictorLimit = 30.0

  /// The checked settings.
  public let settings: RidgeSettings

  /// A configuration from checked settings.
  public init(settings: RidgeSettings) {
    self.settings = settings
  }

  /// A configuration from its values; see ``RidgeSettings``.
  ///
  /// - Throws: ``FitError`` as ``RidgeSettings`` does.
  public init(
    penalties: [Double], prior: [Double]? = nil, standardise: Bool = true,
    tolerance: Double = 1e-7, maximumIterations: Int = 25
  ) throws(FitError) {
    settings = try RidgeSettings(
      penalties: penalties, prior: prior, standardise: standardise, tolerance: tolerance,
      maximumIterations: maximumIterations)
  }

  /// Fits the model; the same bits for any number of workers.
  ///
  /// Columns with one value get the coefficient 0. When column 0 is not all ones there is no
  /// intercept, and columns are scaled but not centred. Separation is reported in the warnings: by
  /// one column always; by several when the fitted predictor shows it, or, while *n* *p*^2 is at
  /// most 5 million, whenever the outcomes can be told apart without error.
  ///
  /// - Parameters:
  ///   - data: responses in 0...1, fractions allowed.
  ///   - start: coefficients of an earlier fit, on the columns' own scale.
  ///   - workers: the most threads to use.
  /// - Throws: ``FitError/responseOutOfRange(row:lower:upper:)``;
  ///   ``FitError/dimensionMismatch(argument:expected:found:)``; ``FitError/overflow(column:)``;
  ///   ``FitError/linearAlgebra(_:)``.
  /// - Complexity: O(*n* *p*^2) for each iteration.
  /// - Source: Hastie, Tibshirani and Friedman, *The Elements of Statistical Learning*, 2nd ed.,
  ///   section 4.4.1, with a ridge penalty.
  public func fit(
    _ data: RegressionData, startingFrom start: [Double]? = nil, workers: Int = 1
  ) throws(FitError) -> FittedLogistic {
    try data.requireResponse(from: 0, to: 1)
    let fit = try RidgeLogistic.ridgeFit(data, settings, startingFrom: start, workers: workers)
    let found = RidgeLogistic.hiddenSeparation(data, beyond: fit, workers: workers)
    return FittedLogistic(
      configuration: self, coefficients: fit.coefficients,
      diagnostics: fit.diagnostics.adding(found))
  }

  private static func ridgeFit(
    _ data: RegressionData, _ settings: RidgeSettings, startingFrom start: [Double]?, workers: Int
  ) throws(FitError) -> RidgeFit {
    let share = min(1, max(0, data.meanResponse))
    let level = LogScale.logit(share) - data.meanOffset(neutral: 0) { $0 }
    return try RidgeFit(
      data, settings: settings, startingFrom: start,
      intercept: min(predictorLimit, max(-predictorLimit, level)), workers: workers,
      rowTerms: rowTerms(data)
    ) { scale, coefficients in
      Separation.warnings(data, coefficients: coefficients, hasIntercept: scale.hasIntercept)
    }
  }

  /// Separation that a strong penalty hides, found by fitting on almost without one.
  ///
  /// Made on small data only, where it costs little and where it is likely.
  private static func hiddenSeparation(
    _ data: RegressionData, beyond fit: RidgeFit, workers: Int
  ) -> [FitWarning] {
    let known: [FitWarning] = [.separated, .constantResponse]
    let size = data.design.rows * data.design.columns * data.design.columns
    guard size <= Separation.searchLimit, data.hasBinaryResponse,
      !fit.diagnostics.warnings.contains(where: known.contains)
    else { return [] }
    do throws(FitError) {
      let settings = try RidgeSettings(
        penalties: [Double](repeating: Separation.searchPenalty, count: data.design.columns),
        tolerance: Separation.searchTolerance, maximumIterations: Separation.searchIterations)
      let loose = try ridgeFit(
        data, settings, startingFrom: fit.coefficients, workers: workers)
      return loose.diagnostics.warnings.filter { $0 == .separated }
    } catch {
      // Without the looser fit nothing is known, and nothing is said.
      return []
    }
  }

  private static func rowTerms(_ data: RegressionData) -> NewtonSums.RowTerms {
    let (response, weights, offset) = (data.response, data.weights, data.offset)
    return { rows, predictor, rootWeight in
      var objective = CompensatedSum()
      for (k, i) in rows.enumerated() {
        let eta = predictor[k] + (offset?[i] ?? 0)
        let weight = weights?[i] ?? 1
        let small = exp(-abs(eta))
        objective.add(weight * (max(eta, 0) + log1p(small) - response[i] * eta))
        let clipped = abs(eta) <= predictorLimit ? small : exp(-predictorLimit)
        let share = 1 / (1 + clipped)
        let probability = eta >= 0 ? share : clipped * share
        predictor[k] = weight * (response[i] - probability)
        rootWeight[k] = (weight * clipped).squareRoot() * share
      }
      return objective.value
    }
  }
}
