public import LinearAlgebra

/// Coherent forecasts with the least total variance: what the base forecasts of all series say
/// together, each weighed by how well it did in the past.
///
/// Of all *S G y* that leave coherent forecasts as they are, the one whose errors have the least
/// trace of their covariance, when the base errors have a covariance proportional to *W*:
///
///     S (S' W^-1 S)^-1 S' W^-1 y  =  y - W C' (C W C')^-1 C y,      C = [I, -A], S = [A; I]
///
/// The right side is computed: it needs no inverse of *W*, which may be singular, and only a system
/// of the order of the aggregates. *W* is a diagonal and the residuals' cross product, so the
/// *n* x *n* matrix is never formed.
///
///     let tree = try Hierarchy(bottomCount: 3, aggregates: [[0, 1, 2], [0, 1]])
///     let model = MinimumTraceReconciliation(covariance: .shrinkage)
///     let coherent = try model.reconcile(tree, baseForecasts: y, residuals: e)
///
/// - Source: Wickramasuriya, Athanasopoulos and Hyndman, "Optimal forecast reconciliation for
///   hierarchical and grouped time series through trace minimization", *JASA* 114, 2019.
public struct MinimumTraceReconciliation: Codable, Equatable, Sendable {
  /// What the covariance of the base forecasts' errors is taken to be, up to a factor.
  public enum Covariance: String, Codable, CaseIterable, Sendable {
    /// The identity: every series errs alike (OLS).
    case ordinary
    /// As many as the bottom series below: bottom series err alike and independently.
    case structural
    /// The mean square of each series' residuals, no correlation (WLS). hierarchicalforecast adds
    /// 2e-8 to it, whatever the unit.
    case variance
    /// The residuals' covariance about their means, its correlations shrunk towards 0 by the factor
    /// of Schäfer and Strimmer (MinT-shrink). Two residuals say nothing of correlations, which are
    /// then 0.
    case shrinkage

    /// Residuals that each series needs.
    var residualsNeeded: Int {
      switch self {
      case .ordinary, .structural: 0
      case .variance: 1
      case .shrinkage: 2
      }
    }
  }

  /// The covariance that is used.
  public let covariance: Covariance

  /// A configuration.
  public init(covariance: Covariance = .shrinkage) { self.covariance = covariance }

  /// What depends on the hierarchy and the residuals alone; forecasts of any horizon follow.
  ///
  /// A series whose residuals do not vary gets 1e-8 times the least variance of the others, and all
  /// get 1 when none varies; ``FittedReconciliation/warnings`` says so.
  ///
  /// - Parameters:
  ///   - hierarchy: aggregates first, then bottom series.
  ///   - residuals: *n* x *T*, the past one-step errors of the base forecasts; *T* may be far below
  ///     *n*. `nil` will do for ordinary and structural covariance, which do not look at it.
  /// - Throws: ``ReconciliationError/dimensionMismatch(argument:expected:found:)``;
  ///   ``ReconciliationError/notFinite(argument:row:column:)``;
  ///   ``ReconciliationError/tooFewResiduals(needed:found:)``.
  /// - Complexity: O(*n* *T*^2 + *m*^3) for *m* aggregates.
  public func fit(
    _ hierarchy: Hierarchy, residuals: Matrix? = nil
  ) throws(ReconciliationError) -> FittedReconciliation {
    let past = residuals ?? Matrix(rows: hierarchy.seriesCount, columns: 0)
    guard past.rows == hierarchy.seriesCount else {
      throw .dimensionMismatch(
        argument: "residuals", expected: hierarchy.seriesCount, found: past.rows)
    }
    let needed = covariance.residualsNeeded
    guard past.columns >= needed else {
      throw .tooFewResiduals(needed: needed, found: past.columns)
    }
    if needed > 0 { try ReconciliationError.requireFinite(past, "residuals") }
    let model = try ErrorCovariance(covariance, hierarchy, past)
    return try FittedReconciliation(self, hierarchy, model)
  }

  /// Coherent forecasts from base forecasts and past residuals.
  ///
  /// - Parameters:
  ///   - hierarchy: aggregates first, then bottom series.
  ///   - baseForecasts: *n* x *h*, a column for each step ahead.
  ///   - residuals: as in ``fit(_:residuals:)``.
  /// - Returns: *n* x *h*; each aggregate is the sum of its bottom series up to rounding.
  /// - Throws: ``ReconciliationError`` as ``fit(_:residuals:)`` and
  ///   ``FittedReconciliation/reconcile(_:)`` do.
  public func reconcile(
    _ hierarchy: Hierarchy, baseForecasts: Matrix, residuals: Matrix? = nil
  ) throws(ReconciliationError) -> Matrix {
    try fit(hierarchy, residuals: residuals).reconcile(baseForecasts)
  }
}
