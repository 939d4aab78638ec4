internal import LinearAlgebra

/// Consistency, reweighting, and the way back to the columns' own scale.
struct RobustReport {
  let configuration: RobustCovariance
  let search: ConcentrationSearch
  let raw: ConcentrationSearch.Candidate
  let workers: Int

  func fitted() throws(MultivariateError) -> FittedRobustCovariance {
    let p = Double(search.varying.count)
    let share = Double(search.support) / Double(search.data.rows)
    let factor = try DistanceCutoff.consistencyFactor(columns: p, share: share)
    let consistent = try raw.estimate.scaled(by: factor)
    let rawDistances = consistent.squaredDistances(search.standardised, workers: workers)
    let level = configuration.reweightingLevel
    let cut = try DistanceCutoff.chiSquared(columns: search.varying.count, level: level)
    let marks = rawDistances.map { $0 <= cut ? 1.0 : 0 }
    let kept = marks.reduce(0, +)
    // Too few rows inside only when the raw covariance was singular; it stays then.
    let isUsable = Int(kept) > search.varying.count && raw.estimate.ridge == 0
    var final = consistent
    if isUsable {
      let again = try DistanceCutoff.consistencyFactor(columns: p, share: level)
      final = try LocationScatter(search.standardised, weights: marks, workers: workers)
        .scaled(by: again * kept / max(1, kept - 1))
    }
    return FittedRobustCovariance(
      location: location(final), covariance: covariance(final),
      rawLocation: location(consistent), rawCovariance: covariance(consistent),
      support: raw.marks.map { $0 == 1 }, supportCount: search.support,
      rawSquaredDistances: rawDistances,
      squaredDistances: final.squaredDistances(search.standardised, workers: workers),
      steps: search.steps, warnings: warnings(final), metric: final, search: search)
  }

  private func location(_ estimate: LocationScatter) -> [Double] {
    var answer = search.data.rows > 0 ? search.data.row(0) : []
    for (k, j) in search.varying.enumerated() {
      answer[j] = search.centres[k] + search.scales[k] * estimate.location[k]
    }
    return answer
  }

  private func covariance(_ estimate: LocationScatter) -> Matrix {
    var answer = Matrix(rows: search.data.columns, columns: search.data.columns)
    for (k, j) in search.varying.enumerated() {
      for (l, i) in search.varying.enumerated() {
        answer[i, j] = estimate.covariance[l, k] * search.scales[k] * search.scales[l]
      }
    }
    return answer
  }

  private func warnings(_ final: LocationScatter) -> [CovarianceWarning] {
    var warnings: [CovarianceWarning] = []
    if !search.constantColumns.isEmpty { warnings.append(.constantColumns(search.constantColumns)) }
    let ridge = max(raw.estimate.ridge, final.ridge)
    if ridge > 0 { warnings.append(.singularCovariance(ridge: ridge)) }
    if !search.converged { warnings.append(.notConverged(steps: search.steps)) }
    return warnings
  }
}
