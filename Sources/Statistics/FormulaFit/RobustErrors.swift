/// Standard errors that do not rest on equal variances.
public enum RobustErrors: String, Codable, CaseIterable, Sendable {
  /// Squared residuals as they are.
  case hc0
  /// HC0 times *n* / (*n* - *p*).
  case hc1
  /// Squared residuals over 1 - leverage.
  case hc2
  /// Squared residuals over (1 - leverage)^2.
  case hc3
}
