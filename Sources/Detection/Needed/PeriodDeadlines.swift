public import Forecasting

/// After which day a new deal is too late for a period, by segment.
public struct PeriodDeadlines: Equatable, Sendable {
  /// The period.
  public let target: ForecastTarget
  /// One per segment.
  public let curves: [DeadlineCurve]

  /// The deadlines of a period.
  public init(target: ForecastTarget, curves: [DeadlineCurve]) {
    self.target = target
    self.curves = curves
  }
}
