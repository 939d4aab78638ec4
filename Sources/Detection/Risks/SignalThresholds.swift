/// When the risk rules fire; every limit can be set under `signals` in aforo.yml.
public struct SignalThresholds: Codable, Equatable, Sendable {
  /// Days after the expected close day.
  public var overdueDays = 1
  /// Quantile of the durations of stage visits that advanced.
  public var stalledQuantile = 0.8
  /// Pushes across a month boundary.
  public var pushes = 3
  /// Pushes across a quarter boundary.
  public var quarterPushes = 2
  /// Business days without an activity in early stages.
  public var silentBusinessDays = 10
  /// The same in the later half of the stages.
  public var silentBusinessDaysLate = 5
  /// P(won in the period) / P(won once closed) of a deal that is due in the period.
  public var inTimeRatio = 0.5

  /// The defaults of domain.md 4.1.
  public init() {}
}
