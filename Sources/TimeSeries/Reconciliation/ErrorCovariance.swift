internal import LinearAlgebra

/// *W* = diagonal + factor x *E E'*, with the residuals about their means *E* (*n* x *T*).
struct ErrorCovariance: Sendable {
  /// The diagonal part, positive.
  let diagonal: [Double]
  /// *E*; no columns when *W* is diagonal.
  let deviations: Matrix
  /// What *E E'* is multiplied by.
  let factor: Double
  /// The share of the correlations that was taken away.
  let shrinkage: Double?
  /// Series whose residuals do not vary.
  let constantSeries: [Int]

  /// What a variance of 0 becomes, relative to the least positive one.
  static let relativeFloor = 1e-8
  /// The least shrinkage: *W* stays positive definite when all residuals move together.
  static let leastShrinkage = 0x1p-26
  /// Variances below this, when the largest residual is about 1, count as 0.
  static let negligible = 1e-200

  init(
    _ kind: MinimumTraceReconciliation.Covariance, _ hierarchy: Hierarchy, _ residuals: Matrix
  ) throws(ReconciliationError) {
    let n = hierarchy.seriesCount
    switch kind {
    case .ordinary:
      self.init(diagonal: [Double](repeating: 1, count: n), constantSeries: [])
    case .structural:
      let counts = hierarchy.aggregates.map { Double($0.count) }
      self.init(
        diagonal: counts + [Double](repeating: 1, count: hierarchy.bottomCount),
        constantSeries: [])
    case .variance:
      var scaled = residuals
      scaled.bringNearOne()
      let squares = scaled.rowSums { $0 * $0 }
      let variances = squares.map { $0 / Double(residuals.columns) }
      let (diagonal, constant) = ErrorCovariance.floored(variances)
      self.init(diagonal: diagonal, constantSeries: constant)
    case .shrinkage:
      try self.init(shrinking: residuals)
    }
  }

  private init(diagonal: [Double], constantSeries: [Int]) {
    self.diagonal = diagonal
    deviations = Matrix(rows: diagonal.count, columns: 0)
    factor = 0
    shrinkage = nil
    self.constantSeries = constantSeries
  }

  private init(shrinking residuals: Matrix) throws(ReconciliationError) {
    let degrees = Double(residuals.columns - 1)
    var centred = residuals
    centred.bringNearOne()
    let squares = ErrorCovariance.centre(&centred)
    let (variances, constant) = ErrorCovariance.floored(squares.map { $0 / degrees })
    let intensity = try ShrinkageIntensity(centred, squares)
    let share = min(1, max(ErrorCovariance.leastShrinkage, intensity.value))
    // The diagonal of E E' is in W whole: the floor is what a constant series adds to it.
    diagonal = zip(variances, squares).map { $1 > 0 ? share * $0 : $0 }
    deviations = centred
    factor = (1 - share) / degrees
    shrinkage = share
    constantSeries = constant
  }

  /// Takes the mean of its row from each residual.
  ///
  /// - Returns: the sums of squares of what is left: 0, and zeros in the matrix, for a row that
  ///   differs from its mean by no more than rounding.
  private static func centre(_ result: inout Matrix) -> [Double] {
    let (n, count) = (result.rows, Double(result.columns))
    let means = result.rowSums { $0 }.map { $0 / count }
    result.subtractRows(means)
    // The rounding of the mean, which the deviations show, is taken out of them.
    result.subtractRows(result.rowSums { $0 }.map { $0 / count })
    var squares = result.rowSums { $0 * $0 }
    for i in 0..<n {
      let rounding = 4 * Double.ulpOfOne * abs(means[i])
      guard squares[i] <= count * max(rounding * rounding, negligible) else { continue }
      squares[i] = 0
      for j in 0..<result.columns { result[i, j] = 0 }
    }
    return squares
  }

  /// Variances that are all positive, and the series that had none.
  private static func floored(_ variances: [Double]) -> ([Double], [Int]) {
    var least = Double.infinity
    for value in variances where value > negligible { least = min(least, value) }
    let floor = least.isFinite ? relativeFloor * least : 1
    let constant = variances.indices.filter { variances[$0] <= negligible }
    return (variances.map { $0 > negligible ? $0 : floor }, constant)
  }
}
