internal import COpenBLAS

/// The thin singular value decomposition *A = U S V'*.
public struct SVD: Sendable {
  /// The singular values, largest first, *min(rows, columns)* of them.
  public let singularValues: [Double]
  /// *U*, *rows* x *min(rows, columns)*, with orthonormal columns.
  public let leftVectors: Matrix
  /// *V'*, *min(rows, columns)* x *columns*, with orthonormal rows.
  public let rightVectorsTransposed: Matrix

  /// Decomposes a matrix of any shape.
  ///
  /// - Throws: ``LinearAlgebraError/didNotConverge(remaining:)``;
  ///   ``LinearAlgebraError/notFinite(row:column:)``.
  /// - Source: LAPACK `dgesdd`, divide and conquer.
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    try matrix.requireFinite()
    let width = min(matrix.rows, matrix.columns)
    var work = matrix
    var values = [Double](repeating: 0, count: width)
    var left = Matrix(rows: matrix.rows, columns: width)
    var right = Matrix(rows: width, columns: matrix.columns)
    if width > 0 {
      let (m, n) = (try LAPACK.dimension(matrix.rows), try LAPACK.dimension(matrix.columns))
      let info = LAPACKE_dgesdd(
        LAPACK.columnMajor, LAPACK.thin, m, n, &work.elements, m, &values, &left.elements, m,
        &right.elements, min(m, n))
      try LAPACK.check(info, "dgesdd") { .didNotConverge(remaining: $0) }
    }
    singularValues = values
    leftVectors = left
    rightVectorsTransposed = right
  }

  /// How many singular values are more than `tolerance` times the largest.
  ///
  /// - Parameter tolerance: `nil` means `max(rows, columns)` times the spacing of doubles at 1.
  public func rank(tolerance: Double? = nil) -> Int {
    let size = max(leftVectors.rows, rightVectorsTransposed.columns)
    let relative = tolerance ?? Double(size) * Double.ulpOfOne
    guard let first = singularValues.first, first > 0 else { return 0 }
    return singularValues.prefix { $0 > relative * first }.count
  }

  /// The largest singular value over the smallest: infinity when singular, 1 when empty.
  public var conditionNumber: Double {
    guard let first = singularValues.first, let last = singularValues.last else { return 1 }
    return last > 0 ? first / last : .infinity
  }

  /// The shortest of the vectors that make the residual *b - A x* least.
  ///
  /// - Throws: ``LinearAlgebraError/dimensionMismatch(expected:found:)``;
  ///   ``LinearAlgebraError/notFinite(row:column:)``.
  public func solve(
    _ vector: [Double], tolerance: Double? = nil
  ) throws(LinearAlgebraError) -> [Double] {
    var projected = try leftVectors.transposeMultiplied(by: vector)
    let rank = rank(tolerance: tolerance)
    for k in projected.indices {
      projected[k] = k < rank ? projected[k] / singularValues[k] : 0
    }
    return try rightVectorsTransposed.transposeMultiplied(by: projected)
  }
}
