/// The forecast category that a rep puts on a deal.
public enum SyntheticCategory: String, CaseIterable, Codable, Sendable {
  /// Not in the forecast: lost deals.
  case omitted = "Omitted"
  /// Open, not expected in the period.
  case pipeline = "Pipeline"
  /// Possible in the period.
  case bestCase = "Best Case"
  /// Promised for the period.
  case commit = "Commit"
  /// Won.
  case closed = "Closed"

  static let open: [SyntheticCategory] = [.pipeline, .bestCase, .commit]
}
