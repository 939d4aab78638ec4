public import Calendars

/// What one open deal adds to a node.
public struct DealContribution: Equatable, Sendable {
  /// Its forecast.
  public let forecast: DealForecast
  /// Its owner, stage, amount and close date.
  public let owner: String?
  /// The stage's name.
  public let stage: String?
  /// As written, minor units.
  public let amount: Int64?
  /// The expected close day.
  public let closeDay: Day?
  /// P(won in the period) times the expected final amount, minor units, before people's judgement.
  public let contribution: Int64

  /// A deal's contribution.
  public init(
    forecast: DealForecast, owner: String?, stage: String?, amount: Int64?, closeDay: Day?,
    contribution: Int64
  ) {
    self.forecast = forecast
    self.owner = owner
    self.stage = stage
    self.amount = amount
    self.closeDay = closeDay
    self.contribution = contribution
  }
}
