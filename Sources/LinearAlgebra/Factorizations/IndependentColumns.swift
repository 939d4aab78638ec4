/// Which columns to keep of a matrix that has not full rank: each that earlier ones do not give.
package enum IndependentColumns {
  /// The rank below which a diagonal element of *R* is rounding, relative to the first.
  ///
  /// Householder's errors grow like the square root of the rows: a bound in proportion to the rows
  /// would drop columns that a million rows do tell apart.
  package static func tolerance(rows: Int, columns: Int) -> Double {
    10 * max(Double(columns), Double(rows).squareRoot()) * Double.ulpOfOne
  }

  /// Indices of `rank` columns, as early as can be, in ascending order.
  ///
  /// - Parameters:
  ///   - factorization: of the matrix, or of a triangle with the same *A'A*.
  ///   - rank: what pivoting found.
  ///   - tolerance: what must be left of a column of length 1.
  package static func inOrder(_ factorization: QR, rank: Int, tolerance: Double) -> [Int] {
    let r = factorization.r()
    var place = [Int](repeating: 0, count: r.columns)
    for (k, j) in factorization.pivots.enumerated() { place[j] = k }
    var basis: [[Double]] = []
    var kept: [Int] = []
    for j in 0..<r.columns where kept.count < rank {
      guard let direction = remainder(of: r.column(place[j]), beyond: basis, tolerance) else {
        continue
      }
      basis.append(direction)
      kept.append(j)
    }
    // Where rounding leaves it open, the pivots decide.
    return kept.count == rank ? kept : factorization.pivots[..<rank].sorted()
  }

  /// What a basis leaves of a column, at length 1; Gram and Schmidt's method, done twice.
  private static func remainder(
    of column: [Double], beyond basis: [[Double]], _ tolerance: Double
  ) -> [Double]? {
    let length = norm(column)
    guard length > 0 else { return nil }
    var rest = column.map { $0 / length }
    for _ in 0..<2 {
      for direction in basis {
        let share = zip(rest, direction).reduce(0) { $0 + $1.0 * $1.1 }
        for i in rest.indices { rest[i] -= share * direction[i] }
      }
    }
    let left = norm(rest)
    return left > tolerance ? rest.map { $0 / left } : nil
  }

  private static func norm(_ vector: [Double]) -> Double {
    vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}
