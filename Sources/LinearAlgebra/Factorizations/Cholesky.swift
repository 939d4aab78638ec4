internal import COpenBLAS

/// The factor *L* of a symmetric positive definite matrix *A = L L'*.
///
/// Only the lower triangle of the matrix is read.
public struct Cholesky: Sendable {
  /// The order of the matrix.
  public let order: Int
  /// *L* in the lower triangle; what stands above it has no meaning.
  private let factor: Matrix
  private let oneNorm: Double

  /// Factors a matrix.
  ///
  /// - Throws: ``LinearAlgebraError/notPositiveDefinite(order:)``;
  ///   ``LinearAlgebraError/notSquare(rows:columns:)``;
  ///   ``LinearAlgebraError/notFinite(row:column:)``.
  /// - Complexity: *n*^3 / 3.
  /// - Source: LAPACK `dpotrf`.
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    try matrix.requireSquare()
    try matrix.requireFinite()
    order = matrix.rows
    oneNorm = Cholesky.symmetricOneNorm(matrix)
    var work = matrix
    if order > 0 {
      let n = try LAPACK.dimension(order)
      let info = LAPACKE_dpotrf(LAPACK.columnMajor, LAPACK.lower, n, &work.elements, n)
      try LAPACK.check(info, "dpotrf") { .notPositiveDefinite(order: $0) }
    }
    factor = work
  }

  /// The lower triangular factor.
  public func lowerFactor() -> Matrix {
    var lower = factor
    for j in 0..<order {
      for i in 0..<j { lower[i, j] = 0 }
    }
    return lower
  }

  /// The solution *x* of *A x = b*.
  ///
  /// - Throws: ``LinearAlgebraError/dimensionMismatch(expected:found:)``;
  ///   ``LinearAlgebraError/notFinite(row:column:)``.
  public func solve(_ vector: [Double]) throws(LinearAlgebraError) -> [Double] {
    try Finiteness.require(vector, count: order)
    return try solve(Matrix(unchecked: vector, rows: order, columns: 1)).elements
  }

  /// The solution *X* of *A X = B*, a column for each column of *B*.
  ///
  /// - Throws: ``LinearAlgebraError/dimensionMismatch(expected:found:)``;
  ///   ``LinearAlgebraError/notFinite(row:column:)``.
  public func solve(_ rightSides: Matrix) throws(LinearAlgebraError) -> Matrix {
    guard rightSides.rows == order else {
      throw .dimensionMismatch(expected: order, found: rightSides.rows)
    }
    try rightSides.requireFinite()
    var solution = rightSides
    guard order > 0, rightSides.columns > 0 else { return solution }
    let (n, count) = (try LAPACK.dimension(order), try LAPACK.dimension(rightSides.columns))
    let info = LAPACKE_dpotrs(
      LAPACK.columnMajor, LAPACK.lower, n, count, factor.elements, n, &solution.elements, n)
    try LAPACK.check(info, "dpotrs") { .singular(pivot: $0) }
    return solution
  }

  /// *L^-1 B*: what makes columns with covariance *A* independent.
  ///
  /// - Throws: ``LinearAlgebraError/dimensionMismatch(expected:found:)``;
  ///   ``LinearAlgebraError/notFinite(row:column:)``.
  /// - Source: BLAS `dtrsm`.
  public func whitened(_ matrix: Matrix) throws(LinearAlgebraError) -> Matrix {
    guard matrix.rows == order else {
      throw .dimensionMismatch(expected: order, found: matrix.rows)
    }
    try matrix.requireFinite()
    var result = matrix
    guard order > 0, matrix.columns > 0 else { return result }
    let (n, count) = (try LAPACK.dimension(order), try LAPACK.dimension(matrix.columns))
    cblas_dtrsm(
      CblasColMajor, CblasLeft, CblasLower, CblasNoTrans, CblasNonUnit, n, count, 1,
      factor.elements, n, &result.elements, n)
    return result
  }

  /// The natural logarithm of the determinant of *A*.
  public var logDeterminant: Double {
    2 * factor.diagonal.reduce(0) { $0 + $1.logarithm }
  }

  /// An estimate of the condition number in the 1-norm, seldom more than 3 times too small.
  ///
  /// - Returns: 1 for an empty matrix, infinity when *A* is singular to working precision.
  /// - Source: LAPACK `dpocon`.
  public func conditionEstimate() throws(LinearAlgebraError) -> Double {
    guard order > 0 else { return 1 }
    let n = try LAPACK.dimension(order)
    var reciprocal = 0.0
    let info = LAPACKE_dpocon(
      LAPACK.columnMajor, LAPACK.lower, n, factor.elements, n, oneNorm, &reciprocal)
    try LAPACK.check(info, "dpocon") { .singular(pivot: $0) }
    return reciprocal > 0 ? 1 / reciprocal : .infinity
  }

  /// The inverse of *A*, for reporting a covariance only; to solve a system use `solve`.
  ///
  /// - Source: LAPACK `dpotri`.
  public func inverse() throws(LinearAlgebraError) -> Matrix {
    guard order > 0 else { return factor }
    let n = try LAPACK.dimension(order)
    var result = factor
    let info = LAPACKE_dpotri(LAPACK.columnMajor, LAPACK.lower, n, &result.elements, n)
    try LAPACK.check(info, "dpotri") { .singular(pivot: $0) }
    for j in 0..<order {
      for i in 0..<j { result[i, j] = result[j, i] }
    }
    return result
  }

  /// The 1-norm of the symmetric matrix whose lower triangle is given.
  private static func symmetricOneNorm(_ matrix: Matrix) -> Double {
    var sums = [Double](repeating: 0, count: matrix.rows)
    for j in 0..<matrix.columns {
      sums[j] += abs(matrix[j, j])
      for i in (j + 1)..<max(j + 1, matrix.rows) {
        sums[i] += abs(matrix[i, j])
        sums[j] += abs(matrix[i, j])
      }
    }
    return sums.max() ?? 0
  }
}
