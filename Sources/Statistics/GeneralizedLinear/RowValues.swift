internal import LinearAlgebra

/// What every row contributes at the coefficients of a fit.
struct RowValues {
  let data: GeneralizedLinearData
  let response: ResponseModel
  let scales: [Double]
  /// The linear predictors with the offset.
  let predictors: [Double]

  init(_ scoring: FisherScoring) throws(FitError) {
    data = scoring.data
    response = scoring.response
    scales = scoring.scales
    // The columns may be so small that coefficients on their scale do not fit a double.
    if let column = scoring.ownCoefficients.firstIndex(where: { !$0.isFinite }) {
      throw .overflow(column: column)
    }
    let plain = try data.design.predictors(
      scoring.ownCoefficients, workers: scoring.workers)
    predictors = data.offset.map { zip(plain, $0).map(+) } ?? plain
  }

  func weight(_ row: Int) -> Double { data.priorWeights?[row] ?? 1 }

  /// The derivative of the log-likelihood of each row by its predictor, at dispersion 1.
  var scores: [Double] {
    predictors.indices.map { i in
      let weight = weight(i)
      return weight > 0 ? weight * response.terms(predictors[i], data.response[i]).score : 0
    }
  }

  /// The square root of each row's expected information.
  var rootWeights: [Double] {
    predictors.indices.map { i in
      let weight = weight(i)
      let information = response.terms(predictors[i], data.response[i]).information
      return weight > 0 ? (weight * information).squareRoot() : 0
    }
  }

  var observedInformation: [Double] {
    predictors.indices.map { i in
      let weight = weight(i)
      guard weight > 0 else { return 0 }
      return weight * response.observedInformation(predictors[i], data.response[i])
    }
  }

  /// The orthogonal form of the normal equations; of dense designs only.
  func system(kept: [Int]) throws(FitError) -> OrthogonalSystem {
    guard case .dense(let matrix) = data.design else {
      throw .linearAlgebra(.notPositiveDefinite(order: kept.count))
    }
    return try OrthogonalSystem(matrix, scales: scales, rootWeight: rootWeights, kept: kept)
  }
}
