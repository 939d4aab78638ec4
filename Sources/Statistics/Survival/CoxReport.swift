internal import Foundation
internal import LinearAlgebra

/// Turns the end of the iterations into the fitted model, on the columns' own scale.
struct CoxReport {
  /// A coefficient of a standardised column beyond this, with a standard error as large as
  /// itself, has been on its way to infinity.
  private static let runaway = 8.0

  let likelihood: PartialLikelihood
  let point: [Double]
  /// Of the kept columns, on the standardised scale.
  let covariance: Matrix
  let kept: [Int]
  let nullLogLikelihood: Double
  let rows: Int
  let iterations: Int
  let converged: Bool

  func fitted() -> FittedCox {
    let p = likelihood.columns
    let multipliers = likelihood.scaling.multipliers
    var full = Matrix(rows: p, columns: p)
    for (k, j) in kept.enumerated() where covariance.rows == kept.count {
      for (l, i) in kept.enumerated() {
        full[i, j] = covariance[l, k] * multipliers[i] * multipliers[j]
      }
    }
    let hazards = likelihood.hazards(at: point)
    let terms = CoxTerms(likelihood, GroupSums(likelihood, hazards), hazards)
    return FittedCox(
      coefficients: zip(point, multipliers).map { $0 * $1 }, covariance: full,
      logLikelihood: terms.logLikelihood, nullLogLikelihood: nullLogLikelihood,
      centres: likelihood.scaling.centres, baselines: baselines(terms, shift: hazards.shift),
      observationCount: rows,
      eventCount: Int(likelihood.riskSets.eventCounts.reduce(0, +)), iterations: iterations,
      converged: converged, warnings: warnings)
  }

  private func baselines(_ terms: CoxTerms, shift: Double) -> [CoxBaseline] {
    likelihood.riskSets.strata.map { stratum in
      var sum = 0.0
      let hazard = stratum.groups.map { group -> Double in
        sum += terms.increments[group] * exp(-shift)
        return sum
      }
      return CoxBaseline(
        stratum: stratum.name, times: Array(likelihood.riskSets.times[stratum.groups]),
        cumulativeHazard: hazard)
    }
  }

  private var warnings: [SurvivalWarning] {
    var warnings: [SurvivalWarning] = []
    let dropped = (0..<likelihood.columns).filter { !kept.contains($0) }
    if !dropped.isEmpty { warnings.append(.droppedColumns(dropped)) }
    if !converged { warnings.append(.notConverged(iterations: iterations)) }
    let endless = kept.indices.filter { k in
      guard covariance.rows == kept.count else { return true }
      let size = abs(point[kept[k]])
      return size > Self.runaway && covariance[k, k].squareRoot() > size
    }
    if !endless.isEmpty { warnings.append(.possiblyInfinite(endless.map { kept[$0] })) }
    return warnings
  }
}
