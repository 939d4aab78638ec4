internal import COpenBLAS

/// The factorization *A P = Q R* with column pivoting.
///
/// Columns are taken by the norm of what is left of them, so the diagonal of *R* falls in size and
/// shows the rank. Every shape works: tall, wide and empty.
public struct QR: Sendable {
  /// The number of rows of *A*.
  public let rows: Int
  /// The number of columns of *A*.
  public let columns: Int
  /// Column *k* of *A P* is column `pivots[k]` of *A*.
  public let pivots: [Int]
  /// *R* above and on the diagonal, Householder vectors below.
  let factor: Matrix
  let reflectorScales: [Double]

  /// Factors a matrix.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(row:column:)``;
  ///   ``LinearAlgebraError/tooLarge(dimension:)``.
  /// - Source: LAPACK `dgeqp3`.
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    try matrix.requireFinite()
    rows = matrix.rows
    columns = matrix.columns
    var work = matrix
    var scales = [Double](repeating: 0, count: min(rows, columns))
    var order = [Int32](repeating: 0, count: columns)
    if rows > 0, columns > 0 {
      let (m, n) = (try LAPACK.dimension(rows), try LAPACK.dimension(columns))
      let info = LAPACKE_dgeqp3(
        LAPACK.columnMajor, m, n, &work.elements, m, &order, &scales)
      try LAPACK.check(info, "dgeqp3") { .singular(pivot: $0) }
      pivots = order.map { Int($0) - 1 }
    } else {
      pivots = Array(0..<columns)
    }
    factor = work
    reflectorScales = scales
  }

  /// How many diagonal elements of *R* are more than `tolerance` times the first.
  ///
  /// - Parameter tolerance: `nil` means `max(rows, columns)` times the spacing of doubles at 1.
  public func rank(tolerance: Double? = nil) -> Int {
    let relative = tolerance ?? Double(max(rows, columns)) * Double.ulpOfOne
    let diagonal = factor.diagonal.map { abs($0) }
    guard let first = diagonal.first, first > 0 else { return 0 }
    return diagonal.prefix { $0 > relative * first }.count
  }

  /// The upper triangular (or trapezoidal) factor, *min(rows, columns)* x *columns*.
  public func r() -> Matrix {
    var result = Matrix(rows: min(rows, columns), columns: columns)
    for j in 0..<columns {
      for i in 0..<min(j + 1, result.rows) { result[i, j] = factor[i, j] }
    }
    return result
  }

  /// The orthonormal columns of *Q*, *rows* x *min(rows, columns)*.
  ///
  /// - Source: LAPACK `dorgqr`.
  public func q() throws(LinearAlgebraError) -> Matrix {
    let width = min(rows, columns)
    var result = Matrix(
      unchecked: Array(factor.elements[0..<(rows * width)]), rows: rows, columns: width)
    guard width > 0 else { return result }
    let (m, k) = (try LAPACK.dimension(rows), try LAPACK.dimension(width))
    let info = LAPACKE_dorgqr(
      LAPACK.columnMajor, m, k, k, &result.elements, m, reflectorScales)
    try LAPACK.check(info, "dorgqr") { .singular(pivot: $0) }
    return result
  }
}
