import LinearAlgebra

/// The 1-norm of a matrix.
func norm(_ matrix: Matrix) -> Double {
  (0..<matrix.columns).map { norm1(matrix.column($0)) }.max() ?? 0
}

func norm1(_ vector: [Double]) -> Double {
  vector.reduce(0) { $0 + abs($1) }
}

func difference(_ a: Matrix, _ b: Matrix) throws -> Matrix {
  try Matrix(
    rows: a.rows, columns: a.columns, columnMajor: zip(a.columnMajor, b.columnMajor).map(-))
}

/// norm(*A* - *B*) / (*size* norm(*A*) eps), the ratio of LAPACK's factorization tests.
func reconstructionRatio(_ matrix: Matrix, _ product: Matrix) throws -> Double {
  let size = Double(max(1, matrix.rows, matrix.columns))
  return ratio(norm(try difference(matrix, product)), norm(matrix), size)
}

/// norm(*b* - *A x*) / (norm(*A*) norm(*x*) eps), the ratio of LAPACK's solver tests.
func solveRatio(_ matrix: Matrix, _ solution: [Double], _ right: [Double]) throws -> Double {
  let residual = zip(right, try matrix.multiplied(by: solution)).map(-)
  return ratio(norm1(residual) / max(norm(matrix), .leastNormalMagnitude), norm1(solution), 1)
}

/// norm(*Q'Q* - *I*) / (*n* eps).
func orthogonalityRatio(_ q: Matrix) throws -> Double {
  let product = try q.transposed().multiplied(by: q)
  return ratio(norm(try difference(product, .identity(q.columns))), 1, Double(max(1, q.rows)))
}

private func ratio(_ error: Double, _ reference: Double, _ size: Double) -> Double {
  if error == 0 { return 0 }
  return error / reference / size / (Double.ulpOfOne / 2)
}
