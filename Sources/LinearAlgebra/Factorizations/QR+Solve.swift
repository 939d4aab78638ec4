internal import COpenBLAS

extension QR {
  /// *Q' b*, all *rows* values of it.
  ///
  /// - Throws: ``LinearAlgebraError/dimensionMismatch(expected:found:)``;
  ///   ``LinearAlgebraError/notFinite(row:column:)``.
  /// - Source: LAPACK `dormqr`.
  public func transposedQ(times vector: [Double]) throws(LinearAlgebraError) -> [Double] {
    try Finiteness.require(vector, count: rows)
    var result = vector
    let reflectors = min(rows, columns)
    guard reflectors > 0 else { return result }
    let (m, k) = (try LAPACK.dimension(rows), try LAPACK.dimension(reflectors))
    let info = LAPACKE_dormqr(
      LAPACK.columnMajor, LAPACK.left, LAPACK.transposed, m, 1, k, factor.elements, m,
      reflectorScales, &result, m)
    try LAPACK.check(info, "dormqr") { .singular(pivot: $0) }
    return result
  }

  /// A vector that makes the residual *b - A x* least.
  ///
  /// Columns beyond the rank get the coefficient 0; they are `pivots[rank...]`.
  ///
  /// - Throws: ``LinearAlgebraError/dimensionMismatch(expected:found:)``;
  ///   ``LinearAlgebraError/notFinite(row:column:)``.
  /// - Source: Golub and Van Loan, *Matrix Computations*, 4th ed., section 5.5.
  public func solve(
    _ vector: [Double], tolerance: Double? = nil
  ) throws(LinearAlgebraError) -> [Double] {
    var projected = try transposedQ(times: vector)
    var solution = [Double](repeating: 0, count: columns)
    let rank = rank(tolerance: tolerance)
    guard rank > 0 else { return solution }
    let (m, k) = (try LAPACK.dimension(rows), try LAPACK.dimension(rank))
    let info = LAPACKE_dtrtrs(
      LAPACK.columnMajor, LAPACK.upper, LAPACK.notTransposed, LAPACK.nonUnit, k, 1,
      factor.elements, m, &projected, m)
    try LAPACK.check(info, "dtrtrs") { .singular(pivot: $0) }
    for k in 0..<rank { solution[pivots[k]] = projected[k] }
    return solution
  }
}
