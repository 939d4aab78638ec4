public import Forecasting

/// A figure of an answer that a condition can be set on.
public struct FindingMeasure: Equatable, Sendable {
  /// What the figure counts.
  public enum Unit: Sendable {
    /// Minor units of the reporting currency.
    case money
    /// A share or a probability, 0 to 1.
    case share
    /// A number of things.
    case count
  }

  /// The name in conditions, such as `gap`.
  public let name: String
  /// What the figure counts.
  public let unit: Unit
  /// The node; empty for the whole company.
  public let path: [PathElement]
  /// The period; `nil` for what has none.
  public let period: String?
  /// The figure; `nil` where it is undefined.
  public let value: Double?
  /// What a percentage of it is a percentage of, in the same unit; `nil` where it has no sense.
  public let base: Double?

  /// A figure.
  public init(
    _ name: String, _ unit: Unit, _ value: Double?, base: Double? = nil,
    path: [PathElement] = [], period: String? = nil
  ) {
    self.name = name
    self.unit = unit
    self.value = value
    self.base = base
    self.path = path
    self.period = period
  }
}
