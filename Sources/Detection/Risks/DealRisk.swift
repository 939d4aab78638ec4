public import Calendars
public import Forecasting

/// An open deal with its risks.
public struct DealRisk: Equatable, Sendable {
  /// The deal's forecast: id and probabilities.
  public let forecast: DealForecast
  /// The owner's name.
  public let owner: String
  /// The account; `nil` where blank.
  public let account: String?
  /// The stage's name; `nil` while unknown.
  public let stage: String?
  /// The amount as written, minor units; `nil` where blank.
  public let amount: Int64?
  /// The expected close day as written.
  public let closeDay: Day?
  /// What is customary to count on, less what is expected: the expected final amount times what
  /// the stage's past win rate exceeds P(won in the period) for deals due in it, P(won once closed)
  /// for the others; minor units, not below 0.
  public let moneyAtRisk: Int64
  /// The rules that fired, in the order of ``RiskSignal``.
  public let signals: [SignalHit]
  /// How the close day was moved; `nil` where no history of it is known.
  public let pushes: PushCounts?

  /// A deal's risks.
  public init(
    forecast: DealForecast, owner: String, account: String?, stage: String?, amount: Int64?,
    closeDay: Day?, moneyAtRisk: Int64, signals: [SignalHit], pushes: PushCounts? = nil
  ) {
    self.forecast = forecast
    self.owner = owner
    self.account = account
    self.stage = stage
    self.amount = amount
    self.closeDay = closeDay
    self.moneyAtRisk = moneyAtRisk
    self.signals = signals
    self.pushes = pushes
  }

  /// The signals that count: those whose rule is proven on past deals.
  public var reasons: [SignalHit] { signals.filter(\.isReason) }
  /// The signals whose rule is not.
  public var otherSignals: [SignalHit] { signals.filter { !$0.isReason } }
  /// Whether there is a reason.
  public var isAtRisk: Bool { signals.contains(where: \.isReason) }
}
