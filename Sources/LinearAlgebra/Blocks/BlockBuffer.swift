internal import COpenBLAS

/// A copy of one block of rows, on which BLAS works.
struct BlockBuffer {
  /// Odd multiples of a cache line between columns: with 4096 rows exactly, all columns of a row
  /// would fall into one cache set.
  static let stride = RowBlocks.blockRows + 8

  let columns: Int
  private(set) var height = 0
  private var values: [Double]

  init(columns: Int) {
    self.columns = columns
    values = [Double](repeating: 0, count: BlockBuffer.stride * columns)
  }

  /// Copies a block, scaled.
  mutating func load(_ design: Matrix, rows: Range<Int>, scaling: ColumnScaling?) {
    height = rows.count
    design.withUnsafeColumnMajor { source in
      values.withUnsafeMutableBufferPointer { target in
        for j in 0..<columns {
          let from = UnsafeBufferPointer(rebasing: source[(j * design.rows + rows.lowerBound)...])
          let to = UnsafeMutableBufferPointer(rebasing: target[(j * BlockBuffer.stride)...])
          let centre = scaling?.centres[j] ?? 0
          let multiplier = scaling?.multipliers[j] ?? 1
          for i in 0..<rows.count { to[i] = (from[i] - centre) * multiplier }
        }
      }
    }
  }

  /// Multiplies row *i* by `factors[i]`.
  mutating func scaleRows(by factors: [Double]) {
    let height = height
    factors.withUnsafeBufferPointer { factors in
      values.withUnsafeMutableBufferPointer { target in
        for j in 0..<columns {
          let to = UnsafeMutableBufferPointer(rebasing: target[(j * BlockBuffer.stride)...])
          for i in 0..<height { to[i] *= factors[i] }
        }
      }
    }
  }

  /// Adds the lower triangle of *B'B* to a matrix.
  func addGram(to sum: inout Matrix) {
    guard columns > 0 else { return }
    let (k, p) = (Int32(height), Int32(columns))
    cblas_dsyrk(
      CblasColMajor, CblasLower, CblasTrans, p, k, 1, values, Int32(BlockBuffer.stride), 1,
      &sum.elements, p)
  }

  /// Adds *B'v* to a vector.
  func addCrossProduct(_ vector: [Double], to sum: inout [Double]) {
    guard columns > 0 else { return }
    let (m, p) = (Int32(height), Int32(columns))
    cblas_dgemv(
      CblasColMajor, CblasTrans, m, p, 1, values, Int32(BlockBuffer.stride), vector, 1, 1, &sum, 1)
  }

  /// Writes *B c* over the first `height` elements of a vector.
  func product(_ coefficients: [Double], into result: inout [Double]) {
    guard columns > 0 else {
      for i in 0..<height { result[i] = 0 }
      return
    }
    let (m, p) = (Int32(height), Int32(columns))
    cblas_dgemv(
      CblasColMajor, CblasNoTrans, m, p, 1, values, Int32(BlockBuffer.stride), coefficients, 1, 0,
      &result, 1)
  }
}
