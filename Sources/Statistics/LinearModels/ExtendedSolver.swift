internal import Foundation
internal import LinearAlgebra

extension LinearProblem {
  /// The fit of a design of moderate size by pivoted QR, refined with twice the digits.
  func solveExtended(refine: Bool) throws(LinearAlgebraError) -> LinearSolution {
    let exponents = columnExponents()
    let responseExponent = responseExponent
    let ridge = scaledPenalties(exponents)
    let (matrix, target) = scaledSystem(exponents, responseExponent, ridge)
    let fit = try ExtendedLeastSquares(matrix, target, refine: refine)
    let residuals = fit.residuals.prefix(design.rows)
    var solution = LinearSolution(
      path: .qr, kept: fit.kept, exponents: exponents, responseExponent: responseExponent,
      coefficients: fit.coefficients, corrections: fit.corrections, inverse: fit.inverse,
      triangle: fit.triangle,
      residualNorm: Descriptive.sum(residuals.lazy.map { $0 * $0 }).squareRoot(),
      condition: fit.condition, refinementSteps: fit.refinementSteps)
    if fit.refined == false, self.isRefinable(fit.condition) { solution.warnings = [.notRefined] }
    return solution
  }

  /// Below this condition number a factorization has digits to refine with.
  private func isRefinable(_ condition: Double) -> Bool { condition < 1e14 }

  /// Columns, response and rows scaled, with the roots of the penalties as further rows.
  private func scaledSystem(
    _ exponents: [Int], _ responseExponent: Int, _ ridge: [Double]?
  ) -> (Matrix, [Double]) {
    let penalised = ridge.map { list in list.indices.filter { list[$0] > 0 } } ?? []
    var matrix = Matrix(rows: design.rows + penalised.count, columns: design.columns)
    for j in 0..<design.columns {
      let multiplier = scalbn(1, -exponents[j])
      for i in 0..<design.rows { matrix[i, j] = design[i, j] * multiplier * (roots?[i] ?? 1) }
    }
    for (k, j) in penalised.enumerated() {
      matrix[design.rows + k, j] = (ridge?[j] ?? 0).squareRoot()
    }
    let multiplier = scalbn(1, -responseExponent)
    var target = response.indices.map { response[$0] * multiplier * (roots?[$0] ?? 1) }
    target += [Double](repeating: 0, count: penalised.count)
    return (matrix, target)
  }
}
