/// What makes a fit doubtful.
public enum FitWarning: Codable, Equatable, Sendable {
  /// Columns with one value only; their coefficients are 0.
  case constantColumns([Int])
  /// The normal matrix could not be used as it was; penalties grew by this factor, and columns
  /// without penalty got one.
  case penaltyIncreased(factor: Double)
  /// The iterations ended before the objective settled.
  case notConverged(iterations: Int)
  /// Each of these columns alone tells the outcomes apart, so only the penalty bounds its
  /// coefficient.
  case separatingColumns([Int])
  /// The fitted predictor tells all outcomes apart, so only the penalty bounds the coefficients.
  case separated
  /// All responses are the same (0, or 1), so only the penalty bounds the intercept.
  case constantResponse
}

extension FitWarning: CustomStringConvertible {
  /// One sentence for a reader of the report.
  public var description: String {
    switch self {
    case .constantColumns(let columns):
      "columns \(columns) have one value only and get the coefficient 0"
    case .penaltyIncreased(let factor):
      "the normal matrix was nearly singular; penalties were multiplied by \(factor)"
    case .notConverged(let iterations):
      "the objective had not settled after \(iterations) iterations"
    case .separatingColumns(let columns):
      "columns \(columns) each separate the outcomes; only the penalty bounds their coefficients"
    case .separated:
      "the columns together separate the outcomes; only the penalty bounds the coefficients"
    case .constantResponse:
      "all responses are the same; only the penalty bounds the intercept"
    }
  }
}
