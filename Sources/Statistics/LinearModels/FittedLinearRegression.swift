internal import Foundation
internal import LinearAlgebra

/// A fitted linear regression: coefficients with what is known of their errors.
///
/// The observations are not part of it. A column without a coefficient has NaN everywhere; with no
/// degrees of freedom left, standard errors and what follows from them are NaN.
public struct FittedLinearRegression: Codable, Equatable, Sendable {
  /// How it was fitted.
  public let configuration: LinearRegression
  /// Columns of the design.
  public let columnCount: Int
  /// Columns that have a coefficient, in ascending order.
  public let keptColumns: [Int]
  /// Observations with a positive weight.
  public let observationCount: Int
  /// Independent columns; with penalties, the trace of the hat matrix.
  public let modelDegreesOfFreedom: Double
  /// Whether a constant is among the columns or a combination of them.
  public let hasIntercept: Bool
  /// How the fit was made, and what makes it doubtful.
  public let diagnostics: LinearFitDiagnostics
  /// The response less the fitted values, when the configuration asked to keep them.
  public let residuals: [Double]?
  /// A fitted value for each row, likewise.
  public let fittedValues: [Double]?

  let keptCoefficients: [Double]
  let inference: LinearInference?
  /// The root of the weighted sum of squared residuals.
  let residualNorm: Double
  /// The root of the weighted sum of squares of the response, about its mean with an intercept.
  let totalNorm: Double
  let halfLogWeights: Double
  /// The joint statistic of all coefficients but the intercept, and how many they are.
  let jointStatistic: Double?
  let jointCount: Int

  init(
    _ configuration: LinearRegression, _ problem: LinearProblem, _ solution: LinearSolution,
    _ intercept: InterceptSearch
  ) throws(FitError) {
    self.configuration = configuration
    columnCount = problem.design.columns
    keptColumns = solution.kept
    observationCount = problem.observationCount
    hasIntercept = intercept != .none
    halfLogWeights = problem.halfLogWeights
    keptCoefficients = solution.coefficients.enumerated().map { k, value in
      solution.unscaled(value, column: k)
    }
    let unit = solution.responseExponent + problem.rootExponent
    residualNorm = scalbn(solution.residualNorm, unit)
    let total = problem.totalNorm(
      responseExponent: solution.responseExponent, aboutMean: hasIntercept)
    totalNorm = scalbn(total, unit)
    let used = solution.hatTrace(problem)
    modelDegreesOfFreedom = used
    let left = Double(observationCount) - used
    inference = try LinearInference.make(configuration, problem, solution, left)
    let joint = JointTest(
      configuration, intercept, solution, inference, coefficients: keptCoefficients,
      ratio: total / solution.residualNorm, residualDegreesOfFreedom: left)
    (jointStatistic, jointCount) = (joint.statistic, joint.count)
    diagnostics = LinearFitDiagnostics(
      solution, problem, isSaturated: inference == nil,
      isPerfect: solution.residualNorm <= LinearProblem.perfectShare * total)
    let rows = configuration.keepsResiduals ? problem.residuals(solution) : nil
    residuals = rows
    fittedValues = rows.map { zip(problem.response, $0).map(-) }
    try requireFinite()
  }

  /// What does not fit a double is an error rather than an infinity.
  private func requireFinite() throws(FitError) {
    let values = keptCoefficients + (inference?.standardErrors ?? []) + [residualNorm, totalNorm]
    guard let index = values.firstIndex(where: { !$0.isFinite }) else { return }
    let kept = keptColumns.count
    throw .overflow(column: index < 2 * kept && kept > 0 ? keptColumns[index % kept] : nil)
  }
}

extension LinearFitDiagnostics {
  init(
    _ solution: LinearSolution, _ problem: LinearProblem, isSaturated: Bool, isPerfect: Bool
  ) {
    let dropped = Set(0..<problem.design.columns).subtracting(solution.kept).sorted()
    var warnings = solution.warnings
    if isSaturated { warnings.append(.noResidualDegreesOfFreedom) }
    if isPerfect, !isSaturated { warnings.append(.perfectFit) }
    self.init(
      path: solution.path, condition: solution.condition, droppedColumns: dropped,
      refinementSteps: solution.refinementSteps, warnings: warnings)
  }
}

extension LinearInference {
  /// `nil` when no degrees of freedom are left.
  static func make(
    _ configuration: LinearRegression, _ problem: LinearProblem, _ solution: LinearSolution,
    _ residualDegreesOfFreedom: Double
  ) throws(FitError) -> LinearInference? {
    // A trace of the hat matrix is a sum of rounded numbers.
    guard residualDegreesOfFreedom > 1e-6 else { return nil }
    let sandwich = SandwichCovariance(
      problem: problem, solution: solution, residualDegreesOfFreedom: residualDegreesOfFreedom)
    return LinearInference(
      try sandwich.matrix(configuration.covarianceEstimator), solution,
      degreesOfFreedom: sandwich.inferenceDegreesOfFreedom(configuration.covarianceEstimator))
  }
}

extension LinearSolution {
  /// The trace of the hat matrix: the rank, less what penalties take.
  func hatTrace(_ problem: LinearProblem) -> Double {
    guard let ridge = problem.scaledPenalties(exponents) else { return Double(rank) }
    let taken = kept.enumerated().map { k, j in ridge[j] * inverse[k, k] }
    return Double(rank) - Descriptive.sum(taken)
  }
}

extension LinearProblem {
  /// The response less the fitted values, in their unit.
  func residuals(_ solution: LinearSolution) -> [Double] {
    let problem = LinearProblem(unweighted: self)
    return rowPass(solution).rowValues { problem.weightedResiduals($0, solution) }
      .map { scalbn($0, solution.responseExponent) }
  }
}
