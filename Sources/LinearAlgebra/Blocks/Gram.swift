internal import Foundation

/// Products of a tall design with itself, made in blocks of rows.
///
/// The same bits come out for any number of workers: blocks are fixed, and are summed in order.
///
///     let normal = try Gram.product(design, weights: w, workers: 2)        // X'WX
///     let right = try Gram.crossProduct(design, y, weights: w, workers: 2) // X'Wy
public enum Gram {
  /// *X'WX*, a full symmetric matrix.
  ///
  /// - Parameters:
  ///   - design: *n* x *p*; every element finite.
  ///   - weights: *n* values >= 0; `nil` means 1.
  ///   - scaling: applied to the columns first; the weights do not enter it.
  ///   - workers: the most threads to use; the result does not depend on it.
  /// - Throws: ``LinearAlgebraError/dimensionMismatch(expected:found:)``;
  ///   ``LinearAlgebraError/notFinite(row:column:)``;
  ///   ``LinearAlgebraError/negativeWeight(row:)``.
  /// - Complexity: O(*n* *p*^2).
  public static func product(
    _ design: Matrix, weights: [Double]? = nil, scaling: ColumnScaling? = nil, workers: Int = 1
  ) throws(LinearAlgebraError) -> Matrix {
    try check(design, scaling)
    let roots = try weights.map { (list) throws(LinearAlgebraError) in
      try Gram.roots(of: list, count: design.rows)
    }
    let p = design.columns
    guard p > 0 else { return Matrix(rows: 0, columns: 0) }
    let blocks = RowBlocks(rows: design.rows)
    let partial = Parallel.map(count: blocks.groupCount, workers: workers) { group in
      var sum = Matrix(rows: p, columns: p)
      var buffer = BlockBuffer(columns: p)
      for rows in blocks.blocks(ofGroup: group) {
        buffer.load(design, rows: rows, scaling: scaling)
        if let roots { buffer.scaleRows(by: Array(roots[rows])) }
        buffer.addGram(to: &sum)
      }
      return sum
    }
    return symmetric(partial, order: p)
  }

  /// *X'Wv*, *p* values.
  ///
  /// - Parameters:
  ///   - design: *n* x *p*; every element finite.
  ///   - vector: *n* finite values.
  ///   - weights: *n* values >= 0; `nil` means 1.
  ///   - scaling: applied to the columns first.
  ///   - workers: the most threads to use; the result does not depend on it.
  /// - Throws: ``LinearAlgebraError/dimensionMismatch(expected:found:)``;
  ///   ``LinearAlgebraError/notFinite(row:column:)``;
  ///   ``LinearAlgebraError/negativeWeight(row:)``.
  public static func crossProduct(
    _ design: Matrix, _ vector: [Double], weights: [Double]? = nil,
    scaling: ColumnScaling? = nil, workers: Int = 1
  ) throws(LinearAlgebraError) -> [Double] {
    try check(design, scaling)
    try Finiteness.require(vector, count: design.rows)
    if let weights { _ = try roots(of: weights, count: design.rows) }
    let p = design.columns
    guard p > 0 else { return [] }
    let weighted = weights.map { zip($0, vector).map(*) } ?? vector
    let blocks = RowBlocks(rows: design.rows)
    let partial = Parallel.map(count: blocks.groupCount, workers: workers) { group in
      var sum = [Double](repeating: 0, count: p)
      var buffer = BlockBuffer(columns: p)
      for rows in blocks.blocks(ofGroup: group) {
        buffer.load(design, rows: rows, scaling: scaling)
        buffer.addCrossProduct(Array(weighted[rows]), to: &sum)
      }
      return sum
    }
    return total(partial, count: p)
  }

  /// The square roots of weights that were checked: as many as rows, finite, none negative.
  static func roots(of weights: [Double], count: Int) throws(LinearAlgebraError) -> [Double] {
    try Finiteness.require(weights, count: count)
    if let row = weights.firstIndex(where: { $0 < 0 }) { throw .negativeWeight(row: row) }
    return weights.map { $0.squareRoot() }
  }

  /// The lower triangles added in order, and mirrored.
  static func symmetric(_ parts: [Matrix], order: Int) -> Matrix {
    var sum = Matrix(
      unchecked: total(parts.map(\.elements), count: order * order), rows: order, columns: order)
    for j in 0..<order {
      for i in 0..<j { sum[i, j] = sum[j, i] }
    }
    return sum
  }

  /// Vectors added in order.
  static func total(_ parts: [[Double]], count: Int) -> [Double] {
    var sum = [Double](repeating: 0, count: count)
    for part in parts {
      for i in 0..<count { sum[i] += part[i] }
    }
    return sum
  }

  private static func check(
    _ design: Matrix, _ scaling: ColumnScaling?
  ) throws(LinearAlgebraError) {
    try design.requireFinite()
    _ = try LAPACK.dimension(design.columns)
    if let scaling, scaling.centres.count != design.columns {
      throw .dimensionMismatch(expected: design.columns, found: scaling.centres.count)
    }
  }
}
