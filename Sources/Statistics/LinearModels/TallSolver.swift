internal import Foundation
internal import LinearAlgebra

extension LinearProblem {
  /// The fit of a design of any size by QR of blocks of rows.
  func solveTall() throws(LinearAlgebraError) -> LinearSolution {
    let tall = try TallSystem(self)
    let factorization = try QR(tall.columns(Array(0..<design.columns)))
    let rows = design.rows + (penalties == nil ? 0 : design.columns)
    let tolerance = IndependentColumns.tolerance(rows: rows, columns: design.columns)
    let rank = factorization.rank(tolerance: tolerance)
    let kept =
      rank == design.columns
      ? Array(0..<rank)
      : IndependentColumns.inOrder(factorization, rank: rank, tolerance: tolerance)
    let reduced = try UpperTriangle.reduced(tall.columns(kept + [design.columns]))
    let triangle = try UpperTriangle(
      reduced.selecting(rows: Array(0..<rank)).selecting(columns: Array(0..<rank)))
    var solution = LinearSolution(
      path: .qr, kept: kept, exponents: tall.exponents, responseExponent: tall.responseExponent,
      coefficients: triangle.solve(Array(reduced.column(rank)[..<rank])),
      corrections: [Double](repeating: 0, count: rank), inverse: try triangle.inverseOfProduct(),
      triangle: triangle, residualNorm: abs(reduced[rank, rank]),
      condition: try triangle.conditionEstimate())
    if penalties != nil { solution.residualNorm = residualNorm(solution) }
    return solution
  }

  /// The fit by the singular values of *R*: the shortest solution when they show a lower rank.
  func solveBySingularValues() throws(LinearAlgebraError) -> LinearSolution {
    let tall = try TallSystem(self)
    let all = Array(0..<design.columns)
    let triangle = tall.columns(all)
    let svd = try SVD(triangle)
    let rank = svd.rank(
      tolerance: IndependentColumns.tolerance(rows: design.rows, columns: design.columns))
    var projected = try svd.leftVectors.transposeMultiplied(by: tall.columns([all.count]).column(0))
    var halves = svd.rightVectorsTransposed
    for k in projected.indices {
      let inverse = k < rank ? 1 / svd.singularValues[k] : 0
      projected[k] *= inverse
      for j in all { halves[k, j] *= inverse }
    }
    var solution = LinearSolution(
      path: .svd, kept: all, exponents: tall.exponents, responseExponent: tall.responseExponent,
      coefficients: try svd.rightVectorsTransposed.transposeMultiplied(by: projected),
      corrections: [Double](repeating: 0, count: all.count),
      inverse: try halves.transposed().multiplied(by: halves),
      triangle: rank < all.count ? nil : try UpperTriangle(unpivoted: triangle),
      residualNorm: 0, condition: rank < all.count || rank == 0 ? 1 : svd.conditionNumber)
    if rank < all.count { solution.warnings = [.shortestSolution(rank: rank)] }
    solution.rank = rank
    solution.residualNorm = residualNorm(solution)
    return solution
  }
}

/// The triangle of the scaled columns and response, penalties included.
private struct TallSystem {
  let exponents: [Int]
  let responseExponent: Int
  private let triangle: Matrix

  init(_ problem: LinearProblem) throws(LinearAlgebraError) {
    exponents = problem.columnExponents()
    responseExponent = problem.responseExponent
    var below: Matrix?
    if let ridge = problem.scaledPenalties(exponents) {
      var rows = Matrix(rows: ridge.count, columns: ridge.count)
      for j in ridge.indices { rows[j, j] = ridge[j].squareRoot() }
      below = rows
    }
    triangle = try TallTriangle(
      design: problem.design, response: problem.response,
      multipliers: (exponents + [responseExponent]).map { scalbn(1, -$0) },
      roots: problem.roots, below: below, workers: problem.workers
    ).triangle
  }

  func columns(_ picked: [Int]) -> Matrix { triangle.selecting(columns: picked) }
}
