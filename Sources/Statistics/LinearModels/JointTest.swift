internal import LinearAlgebra

/// The test that all coefficients but the intercept are 0.
struct JointTest {
  /// The F statistic; `nil` with penalties, with nothing to test, and for a robust covariance when
  /// the intercept is no column of its own.
  let statistic: Double?
  /// How many coefficients it tests.
  let count: Int

  /// - Parameter ratio: the root of the total sum of squares over that of the residual one.
  init(
    _ configuration: LinearRegression, _ intercept: InterceptSearch, _ solution: LinearSolution,
    _ inference: LinearInference?, coefficients: [Double], ratio: Double,
    residualDegreesOfFreedom: Double
  ) {
    count = solution.rank - (intercept == .none ? 0 : 1)
    guard let inference, configuration.penalties == nil, count > 0, !ratio.isNaN else {
      statistic = nil
      return
    }
    if configuration.covarianceEstimator == .classical {
      // An infinite statistic is what a perfect fit has; it is not stored.
      let value = (ratio * ratio - 1) * residualDegreesOfFreedom / Double(count)
      statistic = value.isFinite ? max(0, value) : nil
      return
    }
    var tested = Array(solution.kept.indices)
    switch intercept {
    case .none: break
    case .column(let column): tested.removeAll { solution.kept[$0] == column }
    case .combination:
      statistic = nil
      return
    }
    statistic =
      solution.rank == solution.kept.count
      ? inference.waldF(coefficients, tested).flatMap { $0.isFinite ? $0 : nil } : nil
  }
}
