internal import COpenBLAS

/// The eigenvalues and eigenvectors of a symmetric matrix, *A = Z L Z'*.
///
/// Only the lower triangle of the matrix is read.
public struct SymmetricEigen: Sendable {
  /// The eigenvalues, smallest first.
  public let eigenvalues: [Double]
  /// One orthonormal column for each eigenvalue.
  public let eigenvectors: Matrix

  /// Decomposes a matrix.
  ///
  /// - Throws: ``LinearAlgebraError/didNotConverge(remaining:)``;
  ///   ``LinearAlgebraError/notSquare(rows:columns:)``;
  ///   ``LinearAlgebraError/notFinite(row:column:)``.
  /// - Source: LAPACK `dsyevr`, relatively robust representations.
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    try matrix.requireSquare()
    try matrix.requireFinite()
    let order = matrix.rows
    var work = matrix
    var values = [Double](repeating: 0, count: order)
    var vectors = Matrix(rows: order, columns: order)
    if order > 0 {
      let n = try LAPACK.dimension(order)
      var found: Int32 = 0
      var support = [Int32](repeating: 0, count: 2 * order)
      let info = LAPACKE_dsyevr(
        LAPACK.columnMajor, LAPACK.vectors, LAPACK.all, LAPACK.lower, n, &work.elements, n, 0, 0,
        0, 0, 0, &found, &values, &vectors.elements, n, &support)
      try LAPACK.check(info, "dsyevr") { .didNotConverge(remaining: $0) }
    }
    eigenvalues = values
    eigenvectors = vectors
  }
}
