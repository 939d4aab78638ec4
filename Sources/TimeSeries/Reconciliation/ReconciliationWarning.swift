/// What makes a reconciliation doubtful.
public enum ReconciliationWarning: Codable, Equatable, Sendable {
  /// The residuals of these series do not vary: their forecasts are taken as almost exact.
  case constantResiduals([Int])
  /// The aggregates contradict one another or repeat one another to working precision: of their
  /// equations only so many were weighed.
  case dependentAggregates(rank: Int)
}

extension ReconciliationWarning: CustomStringConvertible {
  /// One sentence for a reader of the report.
  public var description: String {
    switch self {
    case .constantResiduals(let series):
      "the residuals of series \(series) do not vary; their forecasts are taken as almost exact"
    case .dependentAggregates(let rank):
      "the aggregates depend on one another to working precision; \(rank) of them were weighed"
    }
  }
}
