public import LinearAlgebra

/// The directions in which rows are spread most, one after another, at right angles.
///
/// - Source: singular value decomposition of the centred (and scaled) rows, LAPACK `dgesdd`.
public struct PrincipalComponents: Equatable, Sendable {
  /// *p* means of the columns.
  public let means: [Double]
  /// *p* divisors of the columns: standard deviations, or 1 when columns are not scaled.
  public let scales: [Double]
  /// *p* x *k*: one orthonormal column for each component; its largest element is positive.
  public let directions: Matrix
  /// *k* variances along the components, largest first, with divisor *n* - 1.
  public let variances: [Double]
  /// The sum of the variances of all columns.
  public let totalVariance: Double
  /// The number of components with a variance above rounding.
  public let rank: Int

  /// The first components of a matrix.
  ///
  /// - Parameters:
  ///   - data: *n* x *p*, *n* >= 2, every element finite.
  ///   - count: how many components; `nil` means min(*n* - 1, *p*).
  ///   - isScaled: whether columns are divided by their standard deviations; constant ones are
  ///     left as they are.
  /// - Throws: ``MultivariateError``; ``MultivariateError/overflow`` when squares overflow.
  public init(
    _ data: Matrix, count: Int? = nil, isScaled: Bool = false
  ) throws(MultivariateError) {
    try MultivariateError.check(data, rows: 2)
    let (n, p) = (data.rows, data.columns)
    let most = min(n - 1, p)
    let wanted = count ?? most
    guard wanted >= 1, wanted <= most else {
      throw .invalidSetting(name: "count", value: Double(wanted))
    }
    var (means, scales, centred) = ([Double](), [Double](), [[Double]]())
    for j in 0..<p {
      let column = data.column(j)
      guard
        let mean = Descriptive.mean(column), let deviation = Descriptive.standardDeviation(column),
        mean.isFinite, deviation.isFinite
      else { throw .overflow }
      means.append(mean)
      scales.append(isScaled && deviation > 0 ? deviation : 1)
      centred.append(column.map { ($0 - mean) / scales[j] })
    }
    let svd = try MultivariateError.wrapping { () throws(LinearAlgebraError) in
      try SVD(Matrix(columns: centred))
    }
    var directions = Matrix(rows: p, columns: wanted)
    for k in 0..<wanted {
      let direction = svd.rightVectorsTransposed.row(k)
      let largest = direction.max { abs($0) < abs($1) } ?? 1
      for j in 0..<p { directions[j, k] = largest < 0 ? -direction[j] : direction[j] }
    }
    let squares = svd.singularValues.map { $0 * $0 / Double(n - 1) }
    let total = Descriptive.sum(squares)
    guard total.isFinite else { throw .overflow }
    self.means = means
    self.scales = scales
    self.directions = directions
    variances = Array(squares.prefix(wanted))
    totalVariance = total
    rank = min(wanted, svd.rank())
  }

  /// The share of the variance of each component; 0 when nothing varies.
  public var explainedShares: [Double] {
    variances.map { totalVariance > 0 ? $0 / totalVariance : 0 }
  }

  /// The rows in the coordinates of the components: *m* x *k*.
  ///
  /// - Throws: ``MultivariateError``.
  public func scores(_ rows: Matrix) throws(MultivariateError) -> Matrix {
    guard rows.columns == means.count else {
      throw .wrongColumnCount(expected: means.count, found: rows.columns)
    }
    try MultivariateError.check(rows, rows: 0)
    var centred = rows
    for j in means.indices {
      for i in 0..<rows.rows { centred[i, j] = (rows[i, j] - means[j]) / scales[j] }
    }
    return try MultivariateError.wrapping { () throws(LinearAlgebraError) in
      try centred.multiplied(by: directions)
    }
  }

  /// The squared length of what the components leave of each row, in scaled columns.
  ///
  /// - Throws: ``MultivariateError``.
  public func residualSquares(_ rows: Matrix) throws(MultivariateError) -> [Double] {
    let scores = try scores(rows)
    return (0..<rows.rows).map { i in
      var sum = CompensatedSum()
      for j in means.indices {
        var rest = (rows[i, j] - means[j]) / scales[j]
        for k in 0..<scores.columns { rest -= scores[i, k] * directions[j, k] }
        sum.add(rest * rest)
      }
      return sum.value
    }
  }
}
