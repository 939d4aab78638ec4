internal import COpenBLAS

extension QR {
  /// *Q' b*, all *rows* values of it.
  ///
  /// - Throws: ``LinearAlgebraError/dimensionMismatch(expected:found:)``;
  ///   ``LinearAlgebraError/notFinite(row:column:)``.
  /// - Source: LAPACK `dormqr`.
  public func transposedQ(times vector: [Double]) throws(LinearAlgebraError) -> [Double] {
    try Finiteness.require(vector, count: rows)
    return try reflect(vector, LAPACK.transposed)
  }

  /// *Q v* for all *rows* values of *v*.
  func q(times vector: [Double]) throws(LinearAlgebraError) -> [Double] {
    try reflect(vector, LAPACK.notTransposed)
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
    let projected = try transposedQ(times: vector)
    let rank = rank(tolerance: tolerance)
    let leading = try solveTriangle(Array(projected[..<rank]))
    var solution = [Double](repeating: 0, count: columns)
    for k in 0..<rank { solution[pivots[k]] = leading[k] }
    return solution
  }

  /// The solution of *R x = v* for as many leading columns as *v* has values.
  func solveTriangle(_ vector: [Double]) throws(LinearAlgebraError) -> [Double] {
    try solveTriangle(vector, LAPACK.notTransposed)
  }

  /// The solution of *R' x = v*, likewise.
  func solveTransposedTriangle(_ vector: [Double]) throws(LinearAlgebraError) -> [Double] {
    try solveTriangle(vector, LAPACK.transposed)
  }

  private func reflect(
    _ vector: [Double], _ form: CChar
  ) throws(LinearAlgebraError) -> [Double] {
    var result = vector
    let reflectors = min(rows, columns)
    guard reflectors > 0 else { return result }
    let (m, k) = (try LAPACK.dimension(rows), try LAPACK.dimension(reflectors))
    let info = LAPACKE_dormqr(
      LAPACK.columnMajor, LAPACK.left, form, m, 1, k, factor.elements, m, reflectorScales, &result,
      m)
    try LAPACK.check(info, "dormqr") { .singular(pivot: $0) }
    return result
  }

  private func solveTriangle(
    _ vector: [Double], _ form: CChar
  ) throws(LinearAlgebraError) -> [Double] {
    guard !vector.isEmpty else { return [] }
    var result = vector
    let (m, k) = (try LAPACK.dimension(rows), try LAPACK.dimension(vector.count))
    let info = LAPACKE_dtrtrs(
      LAPACK.columnMajor, LAPACK.upper, form, LAPACK.nonUnit, k, 1, factor.elements, m, &result, k)
    try LAPACK.check(info, "dtrtrs") { .singular(pivot: $0) }
    return result
  }
}
