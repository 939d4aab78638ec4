internal import COpenBLAS

/// The triangle *R* of *[A b] = Q R* for a tall *A*, made of blocks of rows; *Q* is never kept.
///
/// Each block is factored below the triangle of the blocks before it, so the errors are those of
/// Householder's method: they grow with the condition number, not with its square. The same bits
/// come out for any number of workers.
///
/// - Source: Demmel, Grigori, Hoemmen and Langou, "Communication-optimal parallel and sequential
///   QR and LU factorizations", 2012, the flat tree.
package struct TallTriangle: Sendable {
  /// Upper triangular, *p* + 1 rows and columns; the last column belongs to *b*.
  package let triangle: Matrix

  /// Factors the picked columns of a design beside a vector.
  ///
  /// - Parameters:
  ///   - design: *n* x *p*, finite.
  ///   - response: *n* finite values, *b* before it is scaled.
  ///   - multipliers: one for each column of the design, and one for the response.
  ///   - roots: the square roots of *n* weights; `nil` means 1.
  ///   - below: rows to add below, *p* columns; the response is 0 there.
  ///   - workers: the most threads to use; the result does not depend on it.
  /// - Throws: ``LinearAlgebraError/tooLarge(dimension:)``.
  package init(
    design: Matrix, response: [Double], multipliers: [Double], roots: [Double]?,
    below: Matrix?, workers: Int
  ) throws(LinearAlgebraError) {
    let order = design.columns + 1
    _ = try LAPACK.dimension(order + BlockBuffer.stride)
    let blocks = RowBlocks(rows: design.rows)
    let parts = Parallel.map(count: blocks.groupCount, workers: workers) { group in
      var part = Stack(order: order)
      for rows in blocks.blocks(ofGroup: group) {
        part.add(rows.count) { i, j in
          let value = j + 1 < order ? design[rows.lowerBound + i, j] : response[rows.lowerBound + i]
          return value * multipliers[j] * (roots?[rows.lowerBound + i] ?? 1)
        }
      }
      return part.triangle
    }
    var whole = Stack(order: order)
    for part in parts { whole.add(order) { i, j in part[i, j] } }
    if let below {
      whole.add(below.rows) { i, j in j + 1 < order ? below[i, j] : 0 }
    }
    triangle = whole.triangle
  }

  /// A triangle and the rows to be worked into it.
  private struct Stack {
    let order: Int
    private(set) var triangle: Matrix

    init(order: Int) {
      self.order = order
      triangle = Matrix(rows: order, columns: order)
    }

    mutating func add(_ count: Int, _ element: (Int, Int) -> Double) {
      guard count > 0 else { return }
      let height = order + count
      var work = [Double](repeating: 0, count: height * order)
      for j in 0..<order {
        for i in 0...j { work[j * height + i] = triangle[i, j] }
        for i in 0..<count { work[j * height + order + i] = element(i, j) }
      }
      var scales = [Double](repeating: 0, count: order)
      let info = LAPACKE_dgeqrf(
        LAPACK.columnMajor, Int32(height), Int32(order), &work, Int32(height), &scales)
      precondition(info == 0, "dgeqrf: argument \(-info)")
      for j in 0..<order {
        for i in 0...j { triangle[i, j] = work[j * height + i] }
      }
    }
  }
}
