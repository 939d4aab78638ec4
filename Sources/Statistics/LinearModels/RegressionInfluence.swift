internal import Foundation
public import LinearAlgebra

/// How much each observation says about a linear fit.
///
/// - Source: Belsley, Kuh and Welsch, *Regression Diagnostics*, 1980; Cook, "Detection of
///   influential observation in linear regression", 1977.
public struct RegressionInfluence: Equatable, Sendable {
  /// The diagonal of the hat matrix, for each row; their sum is the rank.
  public let leverages: [Double]
  /// Residuals over their standard error: root(weight) *e* / (*s* root(1 - *h*)).
  ///
  /// NaN for a row whose leverage is 1, and without degrees of freedom.
  public let internallyStudentizedResiduals: [Double]
  /// The same with *s* from the other observations; they follow a t distribution with one degree
  /// of freedom less than the fit has.
  public let externallyStudentizedResiduals: [Double]
  /// Cook's distances: how far all fitted values move without the row.
  public let cooksDistances: [Double]

  /// A leverage this near to 1 leaves a residual of rounding only.
  static let leverageGap = 1e-10
}

extension LinearRegression {
  /// The influence of each observation, from a fit made anew.
  ///
  /// - Throws: ``FitError`` as ``fit(design:response:weights:workers:)`` does;
  ///   ``FitError/linearAlgebra(_:)`` for a shortest solution.
  /// - Complexity: O(*n* *p*^2).
  public func influence(
    design: Matrix, response: [Double], weights: [Double]? = nil, workers: Int = 1
  ) throws(FitError) -> RegressionInfluence {
    let problem = try LinearProblem(
      design: design, response: response, weights: weights,
      penalties: resolvedPenalties(design), workers: workers)
    try problem.requireFiniteDesign()
    let solution = try problem.solve(path, refine: refine)
    guard let triangle = solution.triangle else {
      throw .linearAlgebra(.singular(pivot: solution.rank + 1))
    }
    let roots = problem.roots
    let pass = problem.rowPass(solution)
    let leverages = pass.rowValues { block in
      if let roots { block.scaleRows(by: Array(roots[block.rows])) }
      block.divide(by: triangle)
      return block.rowSquares()
    }
    let residuals = pass.rowValues { problem.weightedResiduals($0, solution) }
    return RegressionInfluence(
      leverages, residuals, norm: solution.residualNorm, rank: solution.hatTrace(problem),
      count: problem.observationCount)
  }
}

extension RegressionInfluence {
  /// - Parameters:
  ///   - residuals: weighted, on any one scale.
  ///   - norm: the root of their sum of squares, on the same scale.
  init(_ leverages: [Double], _ residuals: [Double], norm: Double, rank: Double, count: Int) {
    let degrees = Double(count) - rank
    let error = degrees > 0 ? norm / degrees.squareRoot() : .nan
    let gaps = leverages.map { 1 - $0 }.map { $0 > RegressionInfluence.leverageGap ? $0 : .nan }
    let inner = residuals.indices.map { residuals[$0] / (error * gaps[$0].squareRoot()) }
    self.leverages = leverages
    internallyStudentizedResiduals = inner
    externallyStudentizedResiduals = inner.map { value in
      let rest = degrees - value * value
      return degrees > 1 && rest > 0 ? value * ((degrees - 1) / rest).squareRoot() : .nan
    }
    cooksDistances = inner.indices.map { inner[$0] * inner[$0] * leverages[$0] / gaps[$0] / rank }
  }
}
