extension Matrix {
  /// The distance in memory between two neighbours of one row.
  public var leadingDimension: Int { max(1, rows) }

  /// The elements in column-major order.
  public var columnMajor: [Double] { elements }

  /// A copy of column `j`.
  public func column(_ j: Int) -> [Double] {
    precondition(j >= 0 && j < columns, "index outside of the matrix")
    return Array(elements[(j * rows)..<((j + 1) * rows)])
  }

  /// A copy of row `i`.
  public func row(_ i: Int) -> [Double] {
    (0..<columns).map { self[i, $0] }
  }

  /// The elements of the main diagonal.
  public var diagonal: [Double] {
    (0..<min(rows, columns)).map { self[$0, $0] }
  }

  /// Replaces column `j`.
  ///
  /// - Throws: ``LinearAlgebraError/dimensionMismatch(expected:found:)``.
  public mutating func setColumn(_ j: Int, to values: [Double]) throws(LinearAlgebraError) {
    precondition(j >= 0 && j < columns, "index outside of the matrix")
    guard values.count == rows else {
      throw .dimensionMismatch(expected: rows, found: values.count)
    }
    elements.replaceSubrange((j * rows)..<((j + 1) * rows), with: values)
  }

  /// The matrix made of some of the rows, in the order given.
  public func selecting(rows indices: [Int]) -> Matrix {
    var picked: [Double] = []
    picked.reserveCapacity(indices.count * columns)
    for j in 0..<columns {
      for i in indices { picked.append(self[i, j]) }
    }
    return Matrix(unchecked: picked, rows: indices.count, columns: columns)
  }

  /// The matrix made of some of the columns, in the order given.
  public func selecting(columns indices: [Int]) -> Matrix {
    var picked: [Double] = []
    picked.reserveCapacity(indices.count * rows)
    for j in indices { picked += column(j) }
    return Matrix(unchecked: picked, rows: rows, columns: indices.count)
  }

  /// Reads the elements in place, column after column; the buffer must not leave the closure.
  @inlinable
  public func withUnsafeColumnMajor<Value, Failure: Error>(
    _ body: (UnsafeBufferPointer<Double>) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try elements.withUnsafeBufferPointer(body)
  }

  /// Writes the elements in place, column after column; the buffer must not leave the closure.
  @inlinable
  public mutating func withUnsafeMutableColumnMajor<Value, Failure: Error>(
    _ body: (UnsafeMutableBufferPointer<Double>) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try elements.withUnsafeMutableBufferPointer { (buffer) throws(Failure) in try body(buffer) }
  }
}
