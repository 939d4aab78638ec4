internal import Foundation
internal import LinearAlgebra

/// Sums over the rows at the end of a fit.
struct FitSums: Sendable {
  let deviance: Double
  let pearson: Double
  /// The smallest distance of a mean from an outcome at the edge of the possible.
  let smallestGap: Double

  init(_ rows: RowValues, workers: Int) {
    let (data, model) = (rows.data, rows.response)
    let blocks = RowBlocks(rows: data.response.count)
    let parts = Parallel.map(count: blocks.groupCount, workers: workers) { group in
      var (deviance, pearson) = (CompensatedSum(), CompensatedSum())
      var gap = Double.infinity
      for block in blocks.blocks(ofGroup: group) {
        for i in block {
          let weight = rows.weight(i)
          guard weight > 0 else { continue }
          let value = model.link.value(rows.predictors[i])
          let y = data.response[i]
          let residual = y - value.mean
          deviance.add(weight * model.unitDeviance(y, value))
          pearson.add(weight * residual * (residual / model.variance(value)))
          if y == 0 || y == 1 { gap = min(gap, y == 0 ? value.mean : value.complement) }
        }
      }
      return (deviance.value, pearson.value, gap)
    }
    // Where all fits are perfect, rounding can make the sum negative.
    deviance = max(0, Descriptive.sum(parts.map(\.0)))
    pearson = Descriptive.sum(parts.map(\.1))
    smallestGap = parts.map(\.2).min() ?? .infinity
  }

  static func deviance(
    _ data: GeneralizedLinearData, _ model: ResponseModel, _ value: (Int) -> LinkValue
  ) -> Double {
    var sum = CompensatedSum()
    for i in data.response.indices {
      let weight = data.priorWeights?[i] ?? 1
      guard weight > 0 else { continue }
      let at = value(i)
      // Without a possible mean (all responses 0) every row is fitted perfectly.
      guard model.isPossible(at.mean) else { continue }
      sum.add(weight * model.unitDeviance(data.response[i], at))
    }
    return max(0, sum.value)
  }

  /// With constants; for a Gaussian response under the identity link, that of maximum likelihood.
  func logLikelihood(_ rows: RowValues, dispersion: Double) -> Double {
    let (data, model) = (rows.data, rows.response)
    if case .binomial = model.shape, data.trials == nil,
      data.response.allSatisfy({ $0 == 0 || $0 == 1 })
    {
      return -0.5 * deviance
    }
    var spread = dispersion
    if case .gaussian = model.shape, model.link == .identity {
      spread = deviance / data.observationCount
    }
    var sum = CompensatedSum()
    for i in data.response.indices {
      let frequency = data.frequencyWeights?[i] ?? 1
      let weight = data.varianceWeights?[i] ?? 1
      let trials = data.trials?[i] ?? 1
      guard frequency > 0, weight > 0, trials > 0 else { continue }
      sum.add(
        frequency
          * model.logLikelihood(
            data.response[i], model.link.value(rows.predictors[i]), trials: trials,
            weight: weight, dispersion: spread))
    }
    return sum.value
  }
}
