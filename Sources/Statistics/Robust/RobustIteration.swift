internal import LinearAlgebra

/// Weighted least squares in turn with the scale of the residuals.
struct RobustIteration {
  /// The median of the absolute value of a standard normal variable.
  static let normalMedian = 0.674489750196081743

  let data: RegressionData
  let loss: RobustLoss
  let workers: Int
  let kept: [Int]
  let scales: [Double]
  /// On the scaled columns.
  private(set) var coefficients: [Double]
  private(set) var residuals: [Double]
  private(set) var scale = 0.0
  private(set) var weights: [Double]
  private(set) var iterations = 0
  private(set) var converged = false
  /// The inverse of *X'X* on the scaled columns.
  let inverseProduct: Matrix
  let condition: Double

  init(_ data: RegressionData, loss: RobustLoss, workers: Int) throws(FitError) {
    self.data = data
    self.loss = loss
    self.workers = workers
    let design = RegressionDesign.dense(data.design)
    scales = design.columnScales(workers: workers)
    weights = [Double](repeating: 1, count: data.response.count)
    coefficients = [Double](repeating: 0, count: scales.count)
    residuals = data.response
    let product = try RobustIteration.sums(data, scales, weights, data.response, workers)
    guard product.isFinite else { throw .overflow(column: nil) }
    kept = RankScreen.keptColumns(
      design, curvature: product.curvature, scales: scales, weights: nil)
    guard data.response.count > kept.count else {
      throw .tooFewObservations(needed: kept.count + 1, found: data.response.count)
    }
    let zeros = [Double](repeating: 0, count: scales.count)
    let system: NormalSystem?
    do throws(FitError) {
      system = try NormalSystem(product.curvature, penalties: zeros, kept: kept)
    } catch {
      guard case .linearAlgebra(.notPositiveDefinite) = error else { throw error }
      system = nil
    }
    condition = system?.condition ?? .infinity
    if let system, system.condition <= FisherScoring.squaredConditionLimit {
      inverseProduct = try system.inverse()
    } else {
      inverseProduct = try OrthogonalSystem(
        data.design, scales: scales, rootWeight: weights, kept: kept
      ).inverse()
    }
  }

  mutating func run(tolerance: Double, limit: Int) throws(FitError) {
    guard !kept.isEmpty else {
      scale = medianScale()
      converged = true
      return
    }
    try solve()
    while iterations < limit, !converged {
      iterations += 1
      scale = medianScale()
      // More than half of the rows are fitted exactly: there is nothing to weigh by.
      guard scale > negligibleScale else {
        scale = 0
        converged = true
        return
      }
      weights = residuals.map { loss.weight($0 / scale) }
      let before = coefficients
      try solve()
      converged = kept.allSatisfy { j in
        let error = scale * inverseProduct[j, j].squareRoot()
        let change = abs(coefficients[j] - before[j])
        return change <= tolerance * error
          || change <= 4 * Double.ulpOfOne * abs(coefficients[j])
      }
    }
    scale = medianScale()
  }

  private var negligibleScale: Double {
    let largest = data.response.reduce(0) { max($0, abs($1)) }
    return 1e-14 * largest
  }

  private func medianScale() -> Double {
    let sorted = residuals.map { abs($0) }.sorted()
    let middle = sorted.count / 2
    let median = sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    return median / RobustIteration.normalMedian
  }

  /// A weighted fit, as a step from the coefficients so far so that rounding does not pile up.
  private mutating func solve() throws(FitError) {
    for _ in 0..<2 {
      let step = try step()
      coefficients = zip(coefficients, step).map(+)
      let fitted = try RegressionDesign.dense(data.design).predictors(
        zip(coefficients, scales).map(*), workers: workers)
      residuals = zip(data.response, fitted).map(-)
    }
  }

  private func step() throws(FitError) -> [Double] {
    let zeros = [Double](repeating: 0, count: scales.count)
    if condition > FisherScoring.squaredConditionLimit {
      let roots = weights.map { $0.squareRoot() }
      return try OrthogonalSystem(data.design, scales: scales, rootWeight: roots, kept: kept)
        .solve(scores: zip(weights, residuals).map(*))
    }
    let sums = try RobustIteration.sums(data, scales, weights, residuals, workers)
    guard sums.isFinite else { throw .overflow(column: nil) }
    return try NormalSystem(sums.curvature, penalties: zeros, kept: kept).solve(sums.gradient)
  }

  private static func sums(
    _ data: RegressionData, _ scales: [Double], _ weights: [Double], _ values: [Double],
    _ workers: Int
  ) throws(FitError) -> WeightedSums {
    let zeros = [Double](repeating: 0, count: scales.count)
    return try RegressionDesign.dense(data.design).sums(zeros, scales: scales, workers: workers) {
      rows, predictor, rootWeight in
      for (k, i) in rows.enumerated() {
        predictor[k] = weights[i] * values[i]
        rootWeight[k] = weights[i].squareRoot()
      }
      return 0
    }
  }
}
