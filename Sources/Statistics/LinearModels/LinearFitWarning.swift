/// What makes a linear fit doubtful.
public enum LinearFitWarning: Codable, Equatable, Sendable {
  /// These columns depend on earlier ones to working precision and have no coefficient.
  case dependentColumns([Int])
  /// These columns nearly cancel one another: about so many digits of their coefficients mean
  /// anything, given that the data themselves are rounded to doubles.
  case illConditioned(columns: [Int], digits: Int)
  /// The design has not full rank, and of all solutions the shortest was taken.
  case shortestSolution(rank: Int)
  /// As many coefficients as observations: there are no standard errors.
  case noResidualDegreesOfFreedom
  /// What is left of the response is rounding: standard errors and tests say nothing.
  case perfectFit
  /// Refinement was asked for and did not settle.
  case notRefined
}

extension LinearFitWarning: CustomStringConvertible {
  /// One sentence for a reader of the report.
  public var description: String {
    switch self {
    case .dependentColumns(let columns):
      "columns \(columns) depend on earlier columns and have no coefficient"
    case .illConditioned(let columns, let digits):
      "columns \(columns) nearly cancel one another; about \(digits) digits of their coefficients"
        + " can be trusted"
    case .shortestSolution(let rank):
      "the design has only rank \(rank); the shortest of all solutions was taken"
    case .noResidualDegreesOfFreedom:
      "there are as many coefficients as observations, so there are no standard errors"
    case .perfectFit:
      "the fit is perfect up to rounding; standard errors and tests say nothing"
    case .notRefined:
      "the refinement of the coefficients did not settle"
    }
  }
}

/// How a linear fit was made.
public struct LinearFitDiagnostics: Codable, Equatable, Sendable {
  /// The way taken, never ``LinearSolverPath/automatic``.
  public let path: LinearSolverPath
  /// An estimate of the condition number of the kept columns, each brought to about the same
  /// length; for normal equations the square root of that of *X'WX*.
  public let condition: Double
  /// Columns without a coefficient, in ascending order.
  public let droppedColumns: [Int]
  /// Corrections of the coefficients with residuals of twice the digits.
  public let refinementSteps: Int
  /// What makes the fit doubtful; empty when nothing does.
  public let warnings: [LinearFitWarning]
}
