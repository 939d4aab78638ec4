internal import Foundation
internal import LinearAlgebra

extension LinearProblem {
  /// A pass over the kept columns of a solution, scaled as the solution is.
  func rowPass(_ solution: LinearSolution) -> RowPass {
    RowPass(
      design, columns: solution.kept, multipliers: solution.multipliers, workers: workers)
  }

  /// The weighted residuals of a block, on the scale of the solution: root x (*y* - *X b*).
  func weightedResiduals(_ block: RowPass.Block, _ solution: LinearSolution) -> [Double] {
    let multiplier = scalbn(1, -solution.responseExponent)
    let fitted = block.product(solution.coefficients)
    let rest =
      solution.corrections.contains { $0 != 0 } ? block.product(solution.corrections) : nil
    return block.rows.enumerated().map { k, i in
      let residual = (response[i] * multiplier - fitted[k]) - (rest?[k] ?? 0)
      return residual * (roots?[i] ?? 1)
    }
  }

  /// The root of the sum of squared weighted residuals, from a pass over the rows.
  func residualNorm(_ solution: LinearSolution) -> Double {
    let parts = rowPass(solution).map(CompensatedSum()) { sum, block in
      for value in weightedResiduals(block, solution) { sum.add(value * value) }
    }
    return Descriptive.sum(parts.map(\.value)).squareRoot()
  }

  /// The root of the weighted sum of squares of the response about its mean, or about 0, on the
  /// scale where the response was divided by 2^`responseExponent`.
  func totalNorm(responseExponent: Int, aboutMean: Bool) -> Double {
    let multiplier = scalbn(1, -responseExponent)
    func sum(_ term: (Int, Double) -> Double) -> Double {
      var total = CompensatedSum()
      for i in response.indices {
        let root = roots?[i] ?? 1
        total.add(root * root * term(i, response[i] * multiplier))
      }
      return total.value
    }
    func column(_ i: Int) -> Double { nullColumn?[i] ?? 1 }
    guard aboutMean else { return sum { _, y in y * y }.squareRoot() }
    let length = sum { i, _ in column(i) * column(i) }
    let first = sum { i, y in column(i) * y } / length
    let mean = first + sum { i, y in column(i) * (y - first * column(i)) } / length
    return sum { i, y in (y - mean * column(i)) * (y - mean * column(i)) }.squareRoot()
  }
}
