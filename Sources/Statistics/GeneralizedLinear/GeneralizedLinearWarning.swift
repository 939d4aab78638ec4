/// What makes a generalized linear fit doubtful.
public enum GeneralizedLinearWarning: Codable, Equatable, Sendable {
  /// These columns depend on earlier ones; they get no coefficient.
  case droppedColumns([Int])
  /// A combination of these columns tells outcomes apart: without a penalty no finite estimate
  /// exists, and coefficients and standard errors of these columns mean nothing.
  case separated(columns: [Int])
  /// All responses are the same value at the edge of the possible.
  case constantResponse
  /// The iterations ended before the steps were below the tolerance.
  case notConverged(iterations: Int)
  /// The information matrix, scaled to a unit diagonal, has about this condition.
  case illConditioned(condition: Double)
  /// No residual degree of freedom is left, so the dispersion cannot be estimated.
  case noResidualDegreesOfFreedom
  /// The likelihood of a negative binomial response falls from *alpha* = 0 on: use a Poisson fit.
  case noExtraSpread
}

extension GeneralizedLinearWarning: CustomStringConvertible {
  /// One sentence for a reader of the report.
  public var description: String {
    switch self {
    case .droppedColumns(let columns):
      "columns \(columns) depend on earlier columns and get no coefficient"
    case .separated(let columns):
      "columns \(columns) separate the outcomes; without a penalty no finite estimate exists"
    case .constantResponse:
      "all responses are the same, so no finite estimate exists"
    case .notConverged(let iterations):
      "the fit had not settled after \(iterations) iterations"
    case .illConditioned(let condition):
      "the columns are nearly dependent (condition \(condition)); standard errors lose digits"
    case .noResidualDegreesOfFreedom:
      "there are as many coefficients as observations, so the dispersion is not known"
    case .noExtraSpread:
      "the counts spread no more than Poisson counts; a Poisson fit serves"
    }
  }
}
