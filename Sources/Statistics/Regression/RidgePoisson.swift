internal import Foundation
internal import LinearAlgebra

/// Ridge-penalised Poisson regression of counts, with logarithmic link.
///
/// With *eta = X b + offset*, the coefficients minimise
///
///     sum w [exp(eta) - y eta] + 1/2 sum penalty_j (b_j - prior_j)^2
///
/// where the penalty works on the standardised columns. The answer is on the columns' own scale.
/// An offset is the logarithm of the exposure of a row, for instance of its number of days.
///
///     let model = try RidgePoisson(penalties: RidgeSettings.penalties(columns: 3, ridge: 2))
///     let fitted = try model.fit(RegressionData(design: x, response: counts))
///     fitted.mean(row: [1, 0.5, 2])
public struct RidgePoisson: Codable, Equatable, Sendable {
  /// The largest linear predictor whose exponential is used; a Newton step beyond it is halved.
  static let predictorLimit = 700.0

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
  /// intercept, and columns are scaled but not centred.
  ///
  /// - Parameters:
  ///   - data: responses >= 0, whole or not.
  ///   - start: coefficients of an earlier fit, on the columns' own scale.
  ///   - workers: the most threads to use.
  /// - Throws: ``FitError/responseOutOfRange(row:lower:upper:)``;
  ///   ``FitError/dimensionMismatch(argument:expected:found:)``; ``FitError/overflow(column:)``;
  ///   ``FitError/linearAlgebra(_:)``.
  /// - Complexity: O(*n* *p*^2) for each iteration.
  /// - Source: McCullagh and Nelder, *Generalized Linear Models*, 2nd ed., chapter 6, with a ridge
  ///   penalty.
  public func fit(
    _ data: RegressionData, startingFrom start: [Double]? = nil, workers: Int = 1
  ) throws(FitError) -> FittedPoisson {
    try data.requireResponse(from: 0, to: .greatestFiniteMagnitude)
    let mean = data.meanResponse
    // Counts that are all zero have no finite logarithm: start at one in a billion.
    let level = log(max(mean, 1e-9)) - log(max(data.meanOffset(neutral: 1, exp), 1e-300))
    let fit = try RidgeFit(
      data, settings: settings, startingFrom: start, intercept: level, workers: workers,
      rowTerms: RidgePoisson.rowTerms(data)
    ) { _, _ in mean == 0 ? [.constantResponse] : [] }
    return FittedPoisson(
      configuration: self, coefficients: fit.coefficients, diagnostics: fit.diagnostics)
  }

  private static func rowTerms(_ data: RegressionData) -> NewtonSums.RowTerms {
    let (response, weights, offset) = (data.response, data.weights, data.offset)
    return { rows, predictor, rootWeight in
      var objective = CompensatedSum()
      for (k, i) in rows.enumerated() {
        let eta = predictor[k] + (offset?[i] ?? 0)
        let weight = weights?[i] ?? 1
        let mean = eta <= predictorLimit ? exp(eta) : .infinity
        // A row without weight says nothing, not even that it overflows.
        objective.add(weight == 0 ? 0 : weight * (mean - response[i] * eta))
        predictor[k] = weight == 0 ? 0 : weight * (response[i] - mean)
        rootWeight[k] = weight == 0 ? 0 : (weight * mean).squareRoot()
      }
      return objective.value
    }
  }
}
