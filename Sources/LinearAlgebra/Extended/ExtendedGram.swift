/// *(A'A)^-1* made with twice the digits throughout, for small matrices.
///
/// What *A'A* loses by squaring the condition number, the digits more than give back: the inverse
/// is right to a double for condition numbers up to 1e8, and has 8 digits at 1e12.
enum ExtendedGram {
  /// The inverse rounded to doubles; `nil` when *A'A* is singular even with twice the digits.
  static func inverse(of matrix: Matrix) -> Matrix? {
    guard let lower = cholesky(product(matrix)) else { return nil }
    let order = matrix.columns
    var inverse = Matrix(rows: order, columns: order)
    let triangle = inverted(lower)
    for j in 0..<order {
      for i in j..<order {
        var sum = DoubleDouble()
        for k in i..<order { sum = sum + triangle[i][k] * triangle[j][k] }
        inverse[i, j] = sum.value
        inverse[j, i] = sum.value
      }
    }
    return Finiteness.firstFailure(in: inverse.elements) == nil ? inverse : nil
  }

  /// The lower triangle of *A'A*, by rows.
  private static func product(_ matrix: Matrix) -> [[DoubleDouble]] {
    (0..<matrix.columns).map { i in
      (0...i).map { j in
        matrix.withUnsafeColumnMajor { elements in
          var sum = DoubleDouble()
          let (first, second) = (i * matrix.rows, j * matrix.rows)
          for k in 0..<matrix.rows { sum.add(elements[first + k], times: elements[second + k]) }
          return sum
        }
      }
    }
  }

  /// *L* of *L L'*, by rows.
  private static func cholesky(_ matrix: [[DoubleDouble]]) -> [[DoubleDouble]]? {
    var lower = matrix
    for i in lower.indices {
      for j in 0...i {
        var sum = lower[i][j]
        for k in 0..<j { sum = sum - lower[i][k] * lower[j][k] }
        if i == j {
          guard sum.value > 0 else { return nil }
          lower[i][i] = sum.squareRoot()
        } else {
          lower[i][j] = sum / lower[j][j]
        }
      }
    }
    return lower
  }

  /// Column *j* of *L^-1*, as `result[j][i]` for *i* >= *j*.
  private static func inverted(_ lower: [[DoubleDouble]]) -> [[DoubleDouble]] {
    let one = DoubleDouble(high: 1, low: 0)
    return lower.indices.map { j in
      var column = [DoubleDouble](repeating: DoubleDouble(), count: lower.count)
      for i in j..<lower.count {
        var sum = i == j ? one : DoubleDouble()
        for k in j..<i { sum = sum - lower[i][k] * column[k] }
        column[i] = sum / lower[i][i]
      }
      return column
    }
  }
}
