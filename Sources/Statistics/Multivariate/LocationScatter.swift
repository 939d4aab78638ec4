internal import Foundation
internal import LinearAlgebra

/// A centre and a covariance, with what distances need.
struct LocationScatter {
  var location: [Double]
  var covariance: Matrix
  /// The share of the mean variance put on the diagonal to make the covariance definite, 0 when
  /// it was so by itself.
  private(set) var ridge = 0.0
  private(set) var logDeterminant = 0.0
  /// The inverse of the Cholesky factor, row after row of the lower triangle.
  private(set) var inverseFactor: [[Double]] = []

  /// A pivot below this share of its diagonal element is rounding.
  private static let singular = 1e-12

  init(location: [Double], covariance: Matrix) throws(MultivariateError) {
    self.location = location
    self.covariance = covariance
    guard location.allSatisfy(\.isFinite), covariance.columnMajor.allSatisfy(\.isFinite) else {
      throw .overflow
    }
    var share = 0.0
    while !factor(share) {
      share = share == 0 ? 1e-10 : share * 10
      guard share < 1 else { throw .noVariation }
    }
    ridge = share
  }

  /// The weighted mean and the covariance with a divisor of the sum of the weights.
  init(_ data: Matrix, weights: [Double], workers: Int) throws(MultivariateError) {
    let total = weights.reduce(0, +)
    guard total > 0 else { throw .tooFewRows(needed: 1, found: 0) }
    let mean = try MultivariateError.wrapping { () throws(LinearAlgebraError) in
      try Gram.crossProduct(data, weights, workers: workers)
    }.map { $0 / total }
    guard mean.allSatisfy(\.isFinite) else { throw .overflow }
    var product = try MultivariateError.wrapping { () throws(LinearAlgebraError) in
      try Gram.product(
        data, weights: weights,
        scaling: ColumnScaling(
          centres: mean, multipliers: [Double](repeating: 1, count: mean.count)),
        workers: workers)
    }
    for j in 0..<product.columns {
      for i in 0..<product.rows { product[i, j] /= total }
    }
    try self.init(location: mean, covariance: product)
  }

  /// The same with a covariance some times as large.
  func scaled(by factor: Double) throws(MultivariateError) -> LocationScatter {
    var larger = covariance
    for j in 0..<larger.columns {
      for i in 0..<larger.rows { larger[i, j] *= factor }
    }
    return try LocationScatter(location: location, covariance: larger)
  }

  /// The squared Mahalanobis distances of the rows.
  func squaredDistances(_ data: Matrix, workers: Int) -> [Double] {
    let blocks = (data.rows + Self.blockRows - 1) / Self.blockRows
    return Parallel.map(count: blocks, workers: workers) { block in
      let start = block * Self.blockRows
      return blockDistances(data, start..<min(start + Self.blockRows, data.rows))
    }.flatMap { $0 }
  }

  private static let blockRows = 512

  private func blockDistances(_ data: Matrix, _ rows: Range<Int>) -> [Double] {
    let (n, p) = (rows.count, location.count)
    var centred = [Double](repeating: 0, count: n * p)
    var (along, squares) = ([Double](repeating: 0, count: n), [Double](repeating: 0, count: n))
    data.withUnsafeColumnMajor { source in
      centred.withUnsafeMutableBufferPointer { centred in
        along.withUnsafeMutableBufferPointer { along in
          squares.withUnsafeMutableBufferPointer { squares in
            for j in 0..<p {
              let (column, to) = (j * data.rows + rows.lowerBound, j * n)
              for i in 0..<n { centred[to + i] = source[column + i] - location[j] }
              for i in 0..<n { along[i] = 0 }
              for (k, factor) in inverseFactor[j].enumerated() where factor != 0 {
                let from = k * n
                for i in 0..<n { along[i] += factor * centred[from + i] }
              }
              for i in 0..<n { squares[i] += along[i] * along[i] }
            }
          }
        }
      }
    }
    return squares
  }

  /// Factors the covariance with a share of the mean variance on its diagonal.
  private mutating func factor(_ share: Double) -> Bool {
    let p = location.count
    let diagonal = covariance.diagonal
    let extra = share * diagonal.reduce(0, +) / Double(p)
    var lower = Matrix(rows: p, columns: p)
    logDeterminant = 0
    for j in 0..<p {
      let own = diagonal[j] + extra
      var pivot = own
      for k in 0..<j { pivot -= lower[j, k] * lower[j, k] }
      guard pivot > Self.singular * own, pivot > 0, pivot.isFinite else { return false }
      let root = pivot.squareRoot()
      logDeterminant += 2 * log(root)
      lower[j, j] = root
      for i in (j + 1)..<max(j + 1, p) {
        var sum = covariance[i, j]
        for k in 0..<j { sum -= lower[i, k] * lower[j, k] }
        lower[i, j] = sum / root
      }
    }
    inverseFactor = Self.inverse(lower)
    return true
  }

  /// The inverse of a lower triangle, row after row.
  private static func inverse(_ lower: Matrix) -> [[Double]] {
    var rows: [[Double]] = []
    for i in 0..<lower.rows {
      var row = [Double](repeating: 0, count: i + 1)
      row[i] = 1 / lower[i, i]
      for j in 0..<i {
        var sum = 0.0
        for k in j..<i { sum += lower[i, k] * rows[k][j] }
        row[j] = -sum / lower[i, i]
      }
      rows.append(row)
    }
    return rows
  }
}
