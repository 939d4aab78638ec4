public import LinearAlgebra

/// A reconciliation ready for base forecasts of any horizon.
///
/// It keeps the residuals, *n* x *T*, when the covariance has correlations: the method needs them.
public struct FittedReconciliation: Sendable {
  /// How it was made.
  public let configuration: MinimumTraceReconciliation
  /// The structure of the series.
  public let hierarchy: Hierarchy
  /// The share of the correlations that was taken away, in 0...1; `nil` for a diagonal covariance.
  public let shrinkage: Double?
  /// What makes the result doubtful; empty when nothing does.
  public let warnings: [ReconciliationWarning]

  private let covariance: ErrorCovariance
  /// *C E*, *m* x *T*.
  private let incoherence: Matrix
  private let system: ConstraintSystem

  init(
    _ configuration: MinimumTraceReconciliation, _ hierarchy: Hierarchy,
    _ covariance: ErrorCovariance
  ) throws(ReconciliationError) {
    self.configuration = configuration
    self.hierarchy = hierarchy
    self.covariance = covariance
    shrinkage = covariance.shrinkage
    incoherence = hierarchy.incoherence(of: covariance.deviations)
    system = try ConstraintSystem(hierarchy, covariance, incoherence)
    var warnings: [ReconciliationWarning] = []
    if !covariance.constantSeries.isEmpty {
      warnings.append(.constantResiduals(covariance.constantSeries))
    }
    if system.rank < hierarchy.aggregateCount {
      warnings.append(.dependentAggregates(rank: system.rank))
    }
    self.warnings = warnings
  }

  /// Coherent forecasts: the bottom series of *y - W C' (C W C')^-1 C y*, and their sums.
  ///
  /// Forecasts that are coherent already come back as they are, up to rounding.
  ///
  /// - Parameter baseForecasts: *n* x *h*, a column for each step ahead; *h* may be 0.
  /// - Returns: *n* x *h*, aggregates first.
  /// - Throws: ``ReconciliationError/dimensionMismatch(argument:expected:found:)``;
  ///   ``ReconciliationError/notFinite(argument:row:column:)``;
  ///   ``ReconciliationError/overflow(row:column:)``.
  /// - Complexity: O(*n* *T* *h*).
  public func reconcile(_ baseForecasts: Matrix) throws(ReconciliationError) -> Matrix {
    let (n, m) = (hierarchy.seriesCount, hierarchy.aggregateCount)
    guard baseForecasts.rows == n else {
      throw .dimensionMismatch(argument: "baseForecasts", expected: n, found: baseForecasts.rows)
    }
    try ReconciliationError.requireFinite(baseForecasts, "baseForecasts")
    let gaps = hierarchy.incoherence(of: baseForecasts)
    try requireFit(gaps)
    let multipliers = try system.solve(gaps)
    try requireFit(multipliers)
    let common = try commonPart(multipliers)
    var bottom = Matrix(rows: n - m, columns: baseForecasts.columns)
    for j in 0..<bottom.columns {
      let spread = hierarchy.spread(multipliers.columnMajor[(j * m)..<((j + 1) * m)])
      for b in 0..<(n - m) {
        // Row b of C' is -A', so what W C' takes away is added here.
        let correction = covariance.diagonal[m + b] * spread[b] - (common?[m + b, j] ?? 0)
        bottom[b, j] = baseForecasts[m + b, j] + correction
      }
    }
    let result = try hierarchy.summed(bottom)
    try requireFit(result)
    return result
  }

  /// *factor E (C E)' z*, all series; `nil` for a diagonal covariance.
  private func commonPart(_ multipliers: Matrix) throws(ReconciliationError) -> Matrix? {
    guard covariance.factor > 0, covariance.deviations.columns > 0 else { return nil }
    return try ReconciliationError.wrapping { () throws(LinearAlgebraError) in
      var weights = try incoherence.transposed().multiplied(by: multipliers)
      let factor = covariance.factor
      weights.withUnsafeMutableColumnMajor { values in
        for k in values.indices { values[k] *= factor }
      }
      return try covariance.deviations.multiplied(by: weights)
    }
  }

  private func requireFit(_ matrix: Matrix) throws(ReconciliationError) {
    do throws(LinearAlgebraError) {
      try matrix.requireFinite()
    } catch {
      guard case .notFinite(let row, let column) = error else { throw .linearAlgebra(error) }
      throw .overflow(row: row, column: column)
    }
  }
}
