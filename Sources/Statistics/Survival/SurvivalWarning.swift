/// What makes a regression of times to an event doubtful.
public enum SurvivalWarning: Codable, Equatable, Sendable {
  /// Columns that do not vary among the rows at risk, or follow from earlier columns; their
  /// coefficients and standard errors are 0.
  case droppedColumns([Int])
  /// The iterations ended before the likelihood settled.
  case notConverged(iterations: Int)
  /// The likelihood rises for ever along these columns: all events come in one order of them.
  case possiblyInfinite([Int])
}

extension SurvivalWarning: CustomStringConvertible {
  /// One sentence for a reader of the report.
  public var description: String {
    switch self {
    case .droppedColumns(let columns):
      "columns \(columns) carry nothing of their own and get the coefficient 0"
    case .notConverged(let iterations):
      "the likelihood had not settled after \(iterations) iterations"
    case .possiblyInfinite(let columns):
      "the coefficients of columns \(columns) may be infinite: events come in their order"
    }
  }
}
