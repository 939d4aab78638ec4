internal import Foundation
public import LinearAlgebra

extension LinearRegression {
  /// Fits the response to the columns of a design; the same bits for any number of workers.
  ///
  /// A column that depends on earlier ones gets no coefficient and is named in the diagnostics. A
  /// row of weight 0 is not counted as an observation. The design is not copied when it is
  /// large, unless the normal equations are not safe; then blocks of its rows are.
  ///
  /// - Parameters:
  ///   - design: *n* x *p*, one row for each observation, *n* >= 1; every element finite.
  ///   - response: *n* finite values.
  ///   - weights: *n* values >= 0, in proportion to 1 / variance; `nil` means equal weights.
  ///   - workers: the most threads to use.
  /// - Throws: ``FitError/tooFewObservations(needed:found:)`` without a row;
  ///   ``FitError/notFinite(argument:row:column:)``;
  ///   ``FitError/dimensionMismatch(argument:expected:found:)``; ``FitError/negativeWeight(row:)``;
  ///   ``FitError/unusableTotalWeight(_:)``; ``FitError/overflow(column:)`` when a result does not
  ///   fit a double; ``FitError/linearAlgebra(_:)`` when the normal equations are asked for and
  ///   singular, or HC2 and HC3 for a shortest solution.
  /// - Complexity: O(*n* *p*^2).
  /// - Source: Golub and Van Loan, *Matrix Computations*, 4th ed., chapter 5; Björck, *Numerical
  ///   Methods for Least Squares Problems*, 1996.
  public func fit(
    design: Matrix, response: [Double], weights: [Double]? = nil, workers: Int = 1
  ) throws(FitError) -> FittedLinearRegression {
    let problem = try LinearProblem(
      design: design, response: response, weights: weights,
      penalties: resolvedPenalties(design), workers: workers)
    return try fit(problem, hasIntercept: nil)
  }

  /// Fits observations that were checked before; an offset is taken from the response first.
  ///
  /// - Throws: ``FitError`` as ``fit(design:response:weights:workers:)`` does.
  public func fit(
    _ data: RegressionData, workers: Int = 1
  ) throws(FitError) -> FittedLinearRegression {
    let response = data.offset.map { offset in zip(data.response, offset).map(-) }
    return try fit(
      design: data.design, response: response ?? data.response, weights: data.weights,
      workers: workers)
  }

  /// - Parameter hasIntercept: whether the response is taken about its mean; `nil` looks for a
  ///   constant among the columns.
  func fit(
    _ problem: LinearProblem, hasIntercept: Bool?
  ) throws(FitError) -> FittedLinearRegression {
    try checkGroups(problem)
    // Products tell by themselves that all elements are finite; every other way asks first.
    let isLarge = problem.design.rows * problem.design.columns > LinearProblem.smallDesign
    if path != .automatic || !isLarge { try problem.requireFiniteDesign() }
    let solution = try problem.solve(path, refine: refine)
    let intercept = try LinearRegression.intercept(problem, solution, hasIntercept)
    return try FittedLinearRegression(self, problem, solution, intercept)
  }

  private static func intercept(
    _ problem: LinearProblem, _ solution: LinearSolution, _ given: Bool?
  ) throws(FitError) -> InterceptSearch {
    if let given { return given ? .combination : .none }
    do throws(LinearAlgebraError) {
      return try InterceptSearch(
        problem.design, exponents: solution.exponents, workers: problem.workers)
    } catch {
      throw .linearAlgebra(error)
    }
  }

  private func checkGroups(_ problem: LinearProblem) throws(FitError) {
    guard case .clustered(let groups) = covarianceEstimator else { return }
    guard groups.count == problem.design.rows else {
      throw .dimensionMismatch(
        argument: "groups", expected: problem.design.rows, found: groups.count)
    }
    let found = Set(groups).count
    guard found > 1 else { throw .tooFewObservations(needed: 2, found: found) }
  }

  /// Penalties in the units of the data; a constant column has no standard deviation to use.
  func resolvedPenalties(_ design: Matrix) -> [Double]? {
    guard let penalties, standardisesPenalties, penalties.count == design.columns,
      design.rows > 0
    else { return penalties }
    return penalties.indices.map { j in
      let column = design.column(j)
      let count = Double(column.count)
      guard column.contains(where: { $0 != column[0] }) else { return penalties[j] }
      return penalties[j] * (Descriptive.variance(column) ?? 1) * (count - 1) / count
    }
  }
}
