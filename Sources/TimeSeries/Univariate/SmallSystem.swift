internal import LinearAlgebra

/// A symmetric positive definite system of a few equations.
///
/// Up to order 8 it is solved here: a call of LAPACK would cost more than the arithmetic.
struct SmallSystem {
  /// By rows; only the lower triangle is read.
  var elements: [Double]
  var rightSide: [Double]
  private let order: Int
  private static let largestPlainOrder = 8

  /// The diagonal matrix with a right side of zeros.
  init(diagonal: [Double]) {
    order = diagonal.count
    elements = [Double](repeating: 0, count: order * order)
    rightSide = [Double](repeating: 0, count: order)
    for i in 0..<order { elements[i * order + i] = diagonal[i] }
  }

  /// The solution; `nil` when the matrix is not positive definite or anything is not finite.
  func solution() -> [Double]? {
    let solution = order <= SmallSystem.largestPlainOrder ? plainSolution() : blockedSolution()
    guard let solution, solution.allSatisfy(\.isFinite) else { return nil }
    return solution
  }

  private func blockedSolution() -> [Double]? {
    guard var matrix = try? Matrix(rows: order, columns: order, columnMajor: elements) else {
      return nil
    }
    for i in 0..<order {
      for j in 0..<i { matrix[i, j] = elements[i * order + j] }
    }
    return try? Cholesky(matrix).solve(rightSide)
  }

  private func plainSolution() -> [Double]? {
    var factor = elements
    var solution = rightSide
    for i in 0..<order {
      for j in 0...i {
        var sum = factor[i * order + j]
        for k in 0..<j { sum -= factor[i * order + k] * factor[j * order + k] }
        if i == j {
          guard sum > 0 else { return nil }
          factor[i * order + i] = sum.squareRoot()
        } else {
          factor[i * order + j] = sum / factor[j * order + j]
        }
      }
      for k in 0..<i { solution[i] -= factor[i * order + k] * solution[k] }
      solution[i] /= factor[i * order + i]
    }
    for i in (0..<order).reversed() {
      for k in (i + 1)..<max(i + 1, order) { solution[i] -= factor[k * order + i] * solution[k] }
      solution[i] /= factor[i * order + i]
    }
    return solution
  }
}
