internal import COpenBLAS

/// A copy of one block of rows, on which BLAS works.
struct BlockBuffer {
  /// Odd multiples of a cache line between columns: with 4096 rows exactly, all columns of a row
  /// would fall into one cache set.
  static let stride = RowBlocks.blockRows + 8

  let columns: Int
  private(set) var height = 0
  private(set) var values: [Double]

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

  /// Copies some columns of a block, column `k` multiplied by `multipliers[k]`.
  mutating func load(
    _ design: Matrix, rows: Range<Int>, columns picked: [Int], multipliers: [Double]
  ) {
    height = rows.count
    design.withUnsafeColumnMajor { source in
      values.withUnsafeMutableBufferPointer { target in
        for (k, j) in picked.enumerated() {
          let from = UnsafeBufferPointer(rebasing: source[(j * design.rows + rows.lowerBound)...])
          let to = UnsafeMutableBufferPointer(rebasing: target[(k * BlockBuffer.stride)...])
          let multiplier = multipliers[k]
          for i in 0..<rows.count { to[i] = from[i] * multiplier }
        }
      }
    }
  }

  /// Multiplies every row by the inverse of an upper triangle from the right: *B R^-1*.
  ///
  /// - Source: BLAS `dtrsm`.
  mutating func divide(byUpper triangle: Matrix) {
    guard columns > 0 else { return }
    let (m, p) = (Int32(height), Int32(columns))
    cblas_dtrsm(
      CblasColMajor, CblasRight, CblasUpper, CblasNoTrans, CblasNonUnit, m, p, 1,
      triangle.elements, Int32(triangle.leadingDimension), &values, Int32(BlockBuffer.stride))
  }

  /// Reads one column of the block in place.
  func withColumn<Value>(_ j: Int, _ body: (UnsafeBufferPointer<Double>) -> Value) -> Value {
    values.withUnsafeBufferPointer { values in
      let start = j * BlockBuffer.stride
      return body(UnsafeBufferPointer(rebasing: values[start..<(start + height)]))
    }
  }

  /// The squared Euclidean length of each row.
  func rowSquares() -> [Double] {
    var squares = [Double](repeating: 0, count: height)
    for j in 0..<columns {
      let start = j * BlockBuffer.stride
      for i in 0..<height { squares[i] += values[start + i] * values[start + i] }
    }
    return squares
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
