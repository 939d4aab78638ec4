internal import LinearAlgebra

extension LocationScatter {
  /// The same with an amount added to each variance.
  func ridged(by amount: Double) throws(MultivariateError) -> LocationScatter {
    var larger = covariance
    for j in 0..<larger.columns { larger[j, j] += amount }
    return try LocationScatter(location: location, covariance: larger)
  }

  /// No centre, and columns as they are.
  static func standard(columns: Int) throws(MultivariateError) -> LocationScatter {
    try LocationScatter(
      location: [Double](repeating: 0, count: columns), covariance: .identity(columns))
  }

  /// Rows in coordinates in which the covariance is the identity: *L*^-1 (z - mean), row after row
  /// in the columns of the answer, no longer than `reach`.
  func whitened(_ data: Matrix, rows: [Int], reach: Double) -> Matrix {
    let p = location.count
    var answer = Matrix(rows: p, columns: rows.count)
    var centred = [Double](repeating: 0, count: p)
    data.withUnsafeColumnMajor { source in
      answer.withUnsafeMutableColumnMajor { target in
        for (place, row) in rows.enumerated() {
          for j in 0..<p { centred[j] = source[j * data.rows + row] - location[j] }
          var square = 0.0
          for j in 0..<p {
            var sum = 0.0
            for (k, factor) in inverseFactor[j].enumerated() { sum += factor * centred[k] }
            target[place * p + j] = sum
            square += sum * sum
          }
          guard square > reach * reach else { continue }
          let shrink = reach / square.squareRoot()
          for j in 0..<p { target[place * p + j] *= shrink }
        }
      }
    }
    return answer
  }
}
