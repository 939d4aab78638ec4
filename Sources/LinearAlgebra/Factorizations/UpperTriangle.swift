internal import COpenBLAS

/// An upper triangular matrix without a zero on its diagonal.
package struct UpperTriangle: Sendable {
  /// The triangle; what stands below the diagonal is not read.
  package let matrix: Matrix

  /// Takes a square matrix as a triangle.
  ///
  /// - Throws: ``LinearAlgebraError/singular(pivot:)``;
  ///   ``LinearAlgebraError/notSquare(rows:columns:)``;
  ///   ``LinearAlgebraError/notFinite(row:column:)``.
  package init(_ matrix: Matrix) throws(LinearAlgebraError) {
    try matrix.requireSquare()
    try matrix.requireFinite()
    _ = try LAPACK.dimension(matrix.rows)
    if let pivot = matrix.diagonal.firstIndex(of: 0) { throw .singular(pivot: pivot + 1) }
    self.matrix = matrix
  }

  package var order: Int { matrix.rows }

  /// The solution of *R x = v*.
  package func solve(_ vector: [Double]) -> [Double] { solve(vector, CblasNoTrans) }

  /// The solution of *R' x = v*.
  package func solveTransposed(_ vector: [Double]) -> [Double] { solve(vector, CblasTrans) }

  private func solve(_ vector: [Double], _ form: CBLAS_TRANSPOSE) -> [Double] {
    precondition(vector.count == order, "as many values as the triangle has columns")
    guard order > 0 else { return [] }
    var result = vector
    cblas_dtrsv(
      CblasColMajor, CblasUpper, form, CblasNonUnit, Int32(order), matrix.elements, Int32(order),
      &result, 1)
    return result
  }

  /// *R^-1 M R^-T*: a covariance of *Q' e* brought to the columns.
  ///
  /// - Source: BLAS `dtrsm`.
  package func sandwich(_ meat: Matrix) -> Matrix {
    precondition(meat.rows == order && meat.columns == order, "a square matrix of the same order")
    guard order > 0 else { return meat }
    var result = meat
    let n = Int32(order)
    cblas_dtrsm(
      CblasColMajor, CblasLeft, CblasUpper, CblasNoTrans, CblasNonUnit, n, n, 1, matrix.elements, n,
      &result.elements, n)
    cblas_dtrsm(
      CblasColMajor, CblasRight, CblasUpper, CblasTrans, CblasNonUnit, n, n, 1, matrix.elements, n,
      &result.elements, n)
    return result
  }

  /// *(R'R)^-1*, for reporting a covariance only.
  ///
  /// - Source: LAPACK `dpotri`.
  package func inverseOfProduct() throws(LinearAlgebraError) -> Matrix {
    guard order > 0 else { return matrix }
    var result = matrix
    let n = Int32(order)
    let info = LAPACKE_dpotri(LAPACK.columnMajor, LAPACK.upper, n, &result.elements, n)
    try LAPACK.check(info, "dpotri") { .singular(pivot: $0) }
    for j in 0..<order {
      for i in 0..<j { result[j, i] = result[i, j] }
    }
    return result
  }

  /// An estimate of the condition number in the 1-norm; 1 when empty.
  ///
  /// - Source: LAPACK `dtrcon`.
  package func conditionEstimate() throws(LinearAlgebraError) -> Double {
    guard order > 0 else { return 1 }
    var reciprocal = 0.0
    let n = Int32(order)
    let info = LAPACKE_dtrcon(
      LAPACK.columnMajor, LAPACK.oneNorm, LAPACK.upper, LAPACK.nonUnit, n, matrix.elements, n,
      &reciprocal)
    try LAPACK.check(info, "dtrcon") { .singular(pivot: $0) }
    return reciprocal > 0 ? 1 / reciprocal : .infinity
  }

  /// The unit vector that the triangle shortens most: which columns nearly cancel one another.
  package func nearlyNullVector() throws(LinearAlgebraError) -> [Double] {
    guard order > 0 else { return [] }
    var upper = Matrix(rows: order, columns: order)
    for j in 0..<order {
      for i in 0...j { upper[i, j] = matrix[i, j] }
    }
    return try SVD(upper).rightVectorsTransposed.row(order - 1)
  }
}

extension UpperTriangle {
  /// The triangle of a matrix with as many rows as columns, or more, columns staying in place.
  package init(unpivoted matrix: Matrix) throws(LinearAlgebraError) {
    try self.init(UpperTriangle.reduced(matrix))
  }

  /// *R* of *A = Q R* without pivoting, which may have zeros on its diagonal.
  ///
  /// - Source: LAPACK `dgeqrf`.
  package static func reduced(_ matrix: Matrix) throws(LinearAlgebraError) -> Matrix {
    try matrix.requireFinite()
    precondition(matrix.rows >= matrix.columns, "a triangle needs as many rows as columns")
    let (order, height) = (matrix.columns, matrix.rows)
    var work = matrix
    var scales = [Double](repeating: 0, count: order)
    if order > 0 {
      let info = LAPACKE_dgeqrf(
        LAPACK.columnMajor, try LAPACK.dimension(height), try LAPACK.dimension(order),
        &work.elements, Int32(height), &scales)
      try LAPACK.check(info, "dgeqrf") { .singular(pivot: $0) }
    }
    var upper = Matrix(rows: order, columns: order)
    for j in 0..<order {
      for i in 0...j { upper[i, j] = work[i, j] }
    }
    return upper
  }
}
