internal import LinearAlgebra

/// The checked input of a quantile regression: independent columns, near 1 in size.
struct QuantileProblem {
  /// *n* x (kept columns), scaled by powers of two.
  let design: Matrix
  /// Responses over ``unit``.
  let response: [Double]
  let unit: Double
  let quantile: Double
  let workers: Int
  let kept: [Int]
  let scales: [Double]
  /// *X'X*.
  let product: Matrix

  init(
    _ data: RegressionData, scales: [Double], unit: Double, quantile: Double, workers: Int
  ) throws(FitError) {
    self.unit = unit
    self.quantile = quantile
    self.workers = workers
    self.scales = scales
    do throws(LinearAlgebraError) {
      let scaling = try ColumnScaling(
        centres: [Double](repeating: 0, count: scales.count), multipliers: scales)
      let whole = try Gram.product(data.design, scaling: scaling, workers: workers)
      let columns = RankScreen.keptColumns(
        .dense(data.design), curvature: whole, scales: scales, weights: nil)
      kept = columns
      var design = data.design.selecting(columns: columns)
      for (k, j) in columns.enumerated() {
        try design.setColumn(k, to: design.column(k).map { $0 * scales[j] })
      }
      self.design = design
      var product = Matrix(rows: columns.count, columns: columns.count)
      for (b, j) in columns.enumerated() {
        for (a, i) in columns.enumerated() { product[a, b] = whole[i, j] }
      }
      self.product = product
    } catch {
      throw .linearAlgebra(error)
    }
    response = data.response.map { $0 / unit }
    guard design.columns > 0 else { throw .tooFewObservations(needed: 1, found: 0) }
  }

  func residuals(_ coefficients: [Double]) -> [Double] {
    guard let fitted = try? design.multiplied(by: coefficients) else {
      return response.map { _ in .nan }
    }
    return zip(response, fitted).map(-)
  }

  func loss(_ residuals: [Double]) -> Double {
    Descriptive.sum(residuals.lazy.map { $0 * (quantile - ($0 < 0 ? 1 : 0)) })
  }

  /// The solution of *X'QX d = X'v*, or `nil` when that matrix is singular to working precision.
  func solve(weights: [Double], _ vector: [Double]) -> [Double]? {
    let none = [Double](repeating: 0, count: design.columns)
    guard let matrix = try? Gram.product(design, weights: weights, workers: workers),
      let right = try? Gram.crossProduct(design, vector, workers: workers),
      let system = try? NormalSystem(matrix, penalties: none, kept: Array(0..<design.columns))
    else { return nil }
    return try? system.solve(right)
  }
}
