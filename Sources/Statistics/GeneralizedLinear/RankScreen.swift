internal import Foundation
internal import LinearAlgebra

/// Finds the columns that depend on earlier ones, in the order in which they stand.
enum RankScreen {
  /// What is left of a column of length 1 after the earlier ones, squared, that surely is not
  /// rounding of the sums of products.
  static let clearShare = 1e-7
  /// The same for columns that exist only as sums.
  static let structuredShare = 1e-11
  /// What is left of a column of length 1 when the columns themselves are orthogonalised.
  static let smallestNorm = 1e-11

  /// The indices of columns to keep, in order.
  ///
  /// - Parameter curvature: *X'WX* with positive weights.
  static func keptColumns(
    _ design: RegressionDesign, curvature: Matrix, scales: [Double], weights: [Double]?
  ) -> [Int] {
    let byProducts = sweep(curvature, share: clearShare)
    guard byProducts.count < design.columns else { return byProducts }
    switch design {
    case .structured: return sweep(curvature, share: structuredShare)
    case .dense(let matrix): return orthogonalised(matrix, scales: scales, weights: weights)
    }
  }

  /// Cholesky's method on the matrix scaled to a unit diagonal, leaving out what is nearly 0.
  private static func sweep(_ matrix: Matrix, share: Double) -> [Int] {
    let order = matrix.rows
    let roots = matrix.diagonal.map { $0 > 0 ? $0.squareRoot() : 0 }
    var kept: [Int] = []
    // Row k of the factor, for the kept columns so far.
    var factor: [[Double]] = []
    for j in 0..<order where roots[j] > 0 {
      var line: [Double] = []
      var left = 1.0
      for (k, column) in kept.enumerated() {
        var sum = matrix[column, j] / roots[column] / roots[j]
        for m in 0..<k { sum -= factor[k][m] * line[m] }
        line.append(sum / factor[k][k])
        left -= line[k] * line[k]
      }
      guard left > share else { continue }
      line.append(left.squareRoot())
      factor.append(line)
      kept.append(j)
    }
    return kept
  }

  /// Gram-Schmidt on the columns themselves, made twice for each.
  private static func orthogonalised(
    _ matrix: Matrix, scales: [Double], weights: [Double]?
  ) -> [Int] {
    var basis: [[Double]] = []
    var kept: [Int] = []
    for j in 0..<matrix.columns where basis.count < matrix.rows {
      var column = matrix.column(j).map { $0 * scales[j] }
      if let weights {
        for i in column.indices where weights[i] == 0 { column[i] = 0 }
      }
      let length = norm(column)
      guard length > 0 else { continue }
      for _ in 0..<2 {
        for vector in basis {
          var product = CompensatedSum()
          for i in column.indices { product.add(vector[i] * column[i]) }
          let share = product.value
          for i in column.indices { column[i] -= share * vector[i] }
        }
      }
      let left = norm(column)
      guard left > smallestNorm * length else { continue }
      basis.append(column.map { $0 / left })
      kept.append(j)
    }
    return kept
  }

  private static func norm(_ values: [Double]) -> Double {
    Descriptive.sum(values.lazy.map { $0 * $0 }).squareRoot()
  }
}
