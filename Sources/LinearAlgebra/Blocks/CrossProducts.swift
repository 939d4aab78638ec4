internal import COpenBLAS

/// *X'WX*, *X'Wy*, *y'Wy* of a tall design, from one pass that copies nothing when there are no
/// weights.
///
/// Nothing is checked here: an element that is NaN or infinite, or a sum that overflows, shows
/// in ``isFinite``. The same bits come out for any number of workers.
package struct CrossProducts: Sendable {
  /// *X'WX*, *p* x *p*, full and symmetric.
  package let gram: Matrix
  /// *X'Wy*, *p* values.
  package let cross: [Double]
  /// *y'Wy*.
  package let square: Double

  /// Makes the pass.
  ///
  /// - Parameters:
  ///   - design: *n* x *p*.
  ///   - response: *n* values.
  ///   - roots: the square roots of *n* weights; `nil` means 1.
  ///   - centres: what is taken from each column and, last, from the response; `nil` means 0.
  ///   - workers: the most threads to use; the result does not depend on it.
  /// - Throws: ``LinearAlgebraError/tooLarge(dimension:)``;
  ///   ``LinearAlgebraError/notFinite(row:column:)`` for a centre.
  /// - Complexity: O(*n* *p*^2).
  package init(
    design: Matrix, response: [Double], roots: [Double]?, centres: [Double]? = nil, workers: Int
  ) throws(LinearAlgebraError) {
    let (stride, p) = (try LAPACK.dimension(design.rows), design.columns)
    _ = try LAPACK.dimension(p)
    let blocks = RowBlocks(rows: design.rows)
    var scaling: ColumnScaling?
    if let centres {
      scaling = try ColumnScaling(
        centres: Array(centres[..<p]), multipliers: [Double](repeating: 1, count: p))
    }
    let (shift, centre) = (scaling, centres?[p] ?? 0)
    let parts = Parallel.map(count: blocks.groupCount, workers: workers) { group in
      var part = Part(columns: p)
      for rows in blocks.blocks(ofGroup: group) {
        if roots != nil || shift != nil {
          let target = rows.map { (response[$0] - centre) * (roots?[$0] ?? 1) }
          part.add(design, target, roots?[rows], shift, rows)
        } else {
          part.add(design, response, rows, stride)
        }
      }
      return part
    }
    gram = Gram.symmetric(parts.map(\.gram), order: p)
    cross = Gram.total(parts.map(\.cross), count: p)
    square = parts.reduce(0) { $0 + $1.square }
  }

  /// Whether every sum is a number.
  package var isFinite: Bool {
    square.isFinite && Finiteness.firstFailure(in: gram.elements + cross) == nil
  }

  /// The sums of one group.
  private struct Part: Sendable {
    var gram: Matrix
    var cross: [Double]
    var square = 0.0

    init(columns: Int) {
      gram = Matrix(rows: columns, columns: columns)
      cross = [Double](repeating: 0, count: columns)
    }

    /// Adds a block in place, with BLAS looking at the design itself.
    mutating func add(_ design: Matrix, _ response: [Double], _ rows: Range<Int>, _ stride: Int32) {
      let (k, p) = (Int32(rows.count), Int32(cross.count))
      response.withUnsafeBufferPointer { y in
        guard let y = y.baseAddress?.advanced(by: rows.lowerBound) else { return }
        square += cblas_ddot(k, y, 1, y, 1)
        design.withUnsafeColumnMajor { x in
          guard let x = x.baseAddress?.advanced(by: rows.lowerBound), p > 0 else { return }
          cblas_dsyrk(
            CblasColMajor, CblasLower, CblasTrans, p, k, 1, x, stride, 1, &gram.elements, p)
          cblas_dgemv(CblasColMajor, CblasTrans, k, p, 1, x, stride, y, 1, 1, &cross, 1)
        }
      }
    }

    /// Adds a weighted or centred block, by way of a copy.
    mutating func add(
      _ design: Matrix, _ target: [Double], _ roots: ArraySlice<Double>?,
      _ scaling: ColumnScaling?, _ rows: Range<Int>
    ) {
      var buffer = BlockBuffer(columns: cross.count)
      buffer.load(design, rows: rows, scaling: scaling)
      if let roots { buffer.scaleRows(by: Array(roots)) }
      buffer.addGram(to: &gram)
      buffer.addCrossProduct(target, to: &cross)
      for value in target { square += value * value }
    }
  }
}
