extension Matrix {
  /// Refuses a matrix with an element that is NaN or infinite, and names the first.
  public func requireFinite() throws(LinearAlgebraError) {
    guard let index = Finiteness.firstFailure(in: elements) else { return }
    throw .notFinite(row: index % rows, column: index / rows)
  }

  func requireSquare() throws(LinearAlgebraError) {
    guard rows == columns else { throw .notSquare(rows: rows, columns: columns) }
  }

  /// The largest sum of absolute values in a column.
  var oneNorm: Double {
    var largest = 0.0
    for j in 0..<columns {
      var sum = 0.0
      for i in 0..<rows { sum += abs(self[i, j]) }
      largest = max(largest, sum)
    }
    return largest
  }
}

/// Search for elements that are not finite.
package enum Finiteness {
  /// The index of the first element that is NaN or infinite.
  package static func firstFailure(in values: [Double]) -> Int? {
    let exponent: UInt64 = 0x7FF0_0000_0000_0000
    // Integer comparisons summed without a branch: the compiler makes vector code of it.
    var failures = 0
    for value in values { failures &+= value.bitPattern & exponent == exponent ? 1 : 0 }
    return failures == 0 ? nil : values.firstIndex { !$0.isFinite }
  }

  static func require(_ vector: [Double]) throws(LinearAlgebraError) {
    guard let index = firstFailure(in: vector) else { return }
    throw .notFinite(row: index, column: 0)
  }

  static func require(
    _ vector: [Double], count: Int
  ) throws(LinearAlgebraError) {
    guard vector.count == count else {
      throw .dimensionMismatch(expected: count, found: vector.count)
    }
    try require(vector)
  }
}
