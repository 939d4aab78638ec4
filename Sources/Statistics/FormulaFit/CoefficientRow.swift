/// A coefficient with what is known of its error; what does not exist is `nil`.
public struct CoefficientRow: Codable, Equatable, Sendable {
  /// The column of the design.
  public let name: String
  /// The coefficient; `nil` for a column that depends on earlier ones.
  public let estimate: Double?
  /// Its standard error.
  public let standardError: Double?
  /// The coefficient over its standard error.
  public let statistic: Double?
  /// The probability of a statistic at least as far from 0 if the coefficient were 0.
  public let pValue: Double?
  /// The lower end of the interval.
  public let lower: Double?
  /// Its upper end.
  public let upper: Double?
}
