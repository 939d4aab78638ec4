import LinearAlgebra
import Statistics
import TimeSeries

/// A made-up hierarchy with base forecasts and residuals.
struct ReconciliationSample {
  let hierarchy: Hierarchy
  let base: Matrix
  let residuals: Matrix

  /// A total, and groups of bottom series; residuals share a common factor.
  init(bottom: Int, groups: Int, past: Int, horizon: Int, seed: UInt64 = 1) throws {
    let members = (0..<groups).map { group in (0..<bottom).filter { $0 % groups == group } }
    hierarchy = try Hierarchy(bottomCount: bottom, aggregates: [Array(0..<bottom)] + members)
    let n = hierarchy.seriesCount
    var random = RandomStream(seed: seed, stream: 0)
    base = try Matrix(
      rows: n, columns: horizon,
      columnMajor: (0..<(n * horizon)).map { _ in 100 + 20 * random.normal() })
    var errors: [Double] = []
    for _ in 0..<past {
      let common = random.normal()
      for i in 0..<n { errors.append(Double(1 + i % 7) * (0.5 * common + random.normal())) }
    }
    residuals = try Matrix(rows: n, columns: past, columnMajor: errors)
  }

  /// The summing matrix, in full.
  static func summing(_ hierarchy: Hierarchy) throws -> Matrix {
    try hierarchy.summed(.identity(hierarchy.bottomCount))
  }

  /// The covariance written out: of the residuals about their means, shrunk pair by pair.
  static func shrunk(_ residuals: Matrix) -> Matrix {
    let (n, count) = (residuals.rows, Double(residuals.columns))
    let rows = (0..<n).map { i in
      let row = residuals.row(i)
      let mean = row.reduce(0, +) / count
      return row.map { $0 - mean }
    }
    let deviations = rows.map { row in
      (row.map { $0 * $0 }.reduce(0, +) / (count - 1)).squareRoot()
    }
    var correlations = Matrix.identity(n)
    var (noise, signal) = (0.0, 0.0)
    for i in 0..<n {
      for j in 0..<n where i != j {
        let products = zip(rows[i], rows[j]).map { $0 * $1 / (deviations[i] * deviations[j]) }
        let mean = products.reduce(0, +) / count
        let squares = products.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
        noise += count / ((count - 1) * (count - 1) * (count - 1)) * squares
        correlations[i, j] = mean * count / (count - 1)
        signal += correlations[i, j] * correlations[i, j]
      }
    }
    let share = min(1, noise / signal)
    var result = correlations
    for i in 0..<n {
      for j in 0..<n {
        result[i, j] *= (i == j ? 1 : 1 - share) * deviations[i] * deviations[j]
      }
    }
    return result
  }

  /// *S (S' W^-1 S)^-1 S' W^-1 y*, with dense matrices.
  static func dense(_ hierarchy: Hierarchy, _ covariance: Matrix, _ base: Matrix) throws -> Matrix {
    let summing = try summing(hierarchy)
    let factor = try Cholesky(covariance)
    let weighted = try factor.solve(summing)
    let normal = try summing.transposed().multiplied(by: weighted)
    let right = try weighted.transposed().multiplied(by: base)
    return try summing.multiplied(by: Cholesky(normal).solve(right))
  }

  /// The largest difference relative to the largest element of the right answer.
  static func difference(_ computed: Matrix, _ right: Matrix) -> Double {
    let size = right.columnMajor.map { abs($0) }.max() ?? 1
    let errors = zip(computed.columnMajor, right.columnMajor).map { abs($0 - $1) }
    return errors.contains { $0.isNaN } ? .infinity : (errors.max() ?? 0) / max(size, 1e-300)
  }
}
