/// A statistic with its bootstrap interval.
public struct BootstrapInterval: Equatable, Sendable {
  /// The statistic of the data as they are.
  public let estimate: Double
  /// The standard deviation over the draws.
  public let standardError: Double
  /// The lower end.
  public let lower: Double
  /// The upper end.
  public let upper: Double
  /// The statistic of every draw, ascending.
  public let draws: [Double]
}
