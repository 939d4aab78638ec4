/// What makes a robust covariance doubtful.
public enum CovarianceWarning: Codable, Equatable, Sendable {
  /// Columns with one value only; they take no part in distances.
  case constantColumns([Int])
  /// The rows taken for clean lie in a plane: the covariance is singular. Distances were measured
  /// with this share of the mean variance added, so rows off the plane are very far away.
  case singularCovariance(ridge: Double)
  /// The concentration steps ended before the rows settled.
  case notConverged(steps: Int)
}

extension CovarianceWarning: CustomStringConvertible {
  /// One sentence for a reader of the report.
  public var description: String {
    switch self {
    case .constantColumns(let columns):
      "columns \(columns) have one value only and take no part"
    case .singularCovariance(let ridge):
      "the covariance of the clean rows is singular; \(ridge) of the mean variance was added"
    case .notConverged(let steps):
      "the clean rows had not settled after \(steps) steps"
    }
  }
}
