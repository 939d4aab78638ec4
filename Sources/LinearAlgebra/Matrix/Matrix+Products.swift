internal import COpenBLAS

extension Matrix {
  /// The transpose, as a new matrix.
  public func transposed() -> Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for j in 0..<columns {
      for i in 0..<rows { result[j, i] = self[i, j] }
    }
    return result
  }

  /// The product of this matrix and another.
  ///
  /// - Throws: ``LinearAlgebraError/dimensionMismatch(expected:found:)``;
  ///   ``LinearAlgebraError/notFinite(row:column:)``.
  /// - Complexity: O(*rows* x *columns* x `other.columns`).
  public func multiplied(by other: Matrix) throws(LinearAlgebraError) -> Matrix {
    guard columns == other.rows else {
      throw .dimensionMismatch(expected: columns, found: other.rows)
    }
    try requireFinite()
    try other.requireFinite()
    var result = Matrix(rows: rows, columns: other.columns)
    guard rows > 0, columns > 0, other.columns > 0 else { return result }
    let (m, n) = (try LAPACK.dimension(rows), try LAPACK.dimension(other.columns))
    let k = try LAPACK.dimension(columns)
    cblas_dgemm(
      CblasColMajor, CblasNoTrans, CblasNoTrans, m, n, k, 1, elements, m, other.elements, k, 0,
      &result.elements, m)
    return result
  }

  /// The product of this matrix and a column vector: *rows* values.
  ///
  /// - Throws: ``LinearAlgebraError/dimensionMismatch(expected:found:)``;
  ///   ``LinearAlgebraError/notFinite(row:column:)``.
  public func multiplied(by vector: [Double]) throws(LinearAlgebraError) -> [Double] {
    try Finiteness.require(vector, count: columns)
    try requireFinite()
    return try gemv(CblasNoTrans, vector, count: rows)
  }

  /// The product of this matrix's transpose and a column vector: *columns* values.
  ///
  /// - Throws: ``LinearAlgebraError/dimensionMismatch(expected:found:)``;
  ///   ``LinearAlgebraError/notFinite(row:column:)``.
  public func transposeMultiplied(by vector: [Double]) throws(LinearAlgebraError) -> [Double] {
    try Finiteness.require(vector, count: rows)
    try requireFinite()
    return try gemv(CblasTrans, vector, count: columns)
  }

  private func gemv(
    _ form: CBLAS_TRANSPOSE, _ vector: [Double], count: Int
  ) throws(LinearAlgebraError) -> [Double] {
    var result = [Double](repeating: 0, count: count)
    guard rows > 0, columns > 0 else { return result }
    let (m, n) = (try LAPACK.dimension(rows), try LAPACK.dimension(columns))
    cblas_dgemv(CblasColMajor, form, m, n, 1, elements, m, vector, 1, 0, &result, 1)
    return result
  }
}
