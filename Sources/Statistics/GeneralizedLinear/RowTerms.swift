internal import Foundation
internal import LinearAlgebra

/// What a fit makes of the linear predictors of a run of rows.
enum RowTerms {
  /// Half deviance, scores and roots of the expected information.
  static func scoring(
    _ data: GeneralizedLinearData, _ model: ResponseModel
  ) -> NewtonSums.RowTerms {
    if case .binomial = model.shape, model.link == .logit, data.priorWeights == nil,
      data.response.allSatisfy({ $0 == 0 || $0 == 1 })
    {
      return binaryLogit(data)
    }
    let (response, weights, offset) = (data.response, data.priorWeights, data.offset)
    return { rows, predictor, rootWeight in
      var objective = CompensatedSum()
      for (k, i) in rows.enumerated() {
        let weight = weights?[i] ?? 1
        // A row without weight says nothing, not even that its mean is impossible.
        guard weight > 0 else {
          (predictor[k], rootWeight[k]) = (0, 0)
          continue
        }
        let terms = model.terms(predictor[k] + (offset?[i] ?? 0), response[i])
        objective.add(weight * terms.objective)
        predictor[k] = weight * terms.score
        rootWeight[k] = (weight * terms.information).squareRoot()
      }
      return objective.value
    }
  }

  /// Outcomes 0 and 1 under the logit link: one exponential a row, one logarithm for eight.
  private static func binaryLogit(_ data: GeneralizedLinearData) -> NewtonSums.RowTerms {
    let (response, offset) = (data.response, data.offset)
    return { rows, predictor, rootWeight in
      var objective = 0.0
      // Each factor is 1 + exp(-|eta|), at most 2, so that eight of them cannot overflow.
      var product = 1.0
      for (k, i) in rows.enumerated() {
        let eta = min(700, max(-700, predictor[k] + (offset?[i] ?? 0)))
        let small = exp(-abs(eta))
        let share = 1 / (1 + small)
        objective += max(eta, 0) - response[i] * eta
        product *= 1 + small
        if k & 7 == 7 {
          objective += log(product)
          product = 1
        }
        predictor[k] = response[i] - (eta >= 0 ? share : small * share)
        rootWeight[k] = small.squareRoot() * share
      }
      return objective + log(product)
    }
  }

  /// Working responses at the starting means, to be fitted from coefficients of 0.
  static func starting(
    _ data: GeneralizedLinearData, _ model: ResponseModel
  ) -> NewtonSums.RowTerms {
    let (response, weights, offset) = (data.response, data.priorWeights, data.offset)
    let (trials, overall) = (data.trials, data.meanResponse)
    return { rows, predictor, rootWeight in
      for (k, i) in rows.enumerated() {
        let weight = weights?[i] ?? 1
        guard weight > 0 else {
          (predictor[k], rootWeight[k]) = (0, 0)
          continue
        }
        let mean = model.startingMean(response[i], trials: trials?[i] ?? 1, overall: overall)
        let eta = model.link.predictor(mean)
        let value = model.link.value(eta)
        let information = weight * value.derivative * (value.derivative / model.variance(value))
        let working = eta - (offset?[i] ?? 0) + (response[i] - mean) / value.derivative
        predictor[k] = information * working
        rootWeight[k] = information.squareRoot()
      }
      return 0
    }
  }
}
