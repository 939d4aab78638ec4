public import Calendars
public import Currencies
public import Forecasting

/// A sign that an open deal is in trouble (domain.md 4.1).
public enum RiskSignal: String, CaseIterable, Sendable {
  /// The expected close day has passed; value and threshold in days.
  case overdue
  /// Longer in its stage than most visits that advanced; weeks.
  case stalled
  /// The close day was moved later again and again; number of pushes.
  case pushed
  /// Nobody did anything for it; business days since the last activity.
  case noActivity
  /// Due in the period, but not likely to be won in it even if it is won; ratio of probabilities.
  case unlikelyInTime

  /// The rule's name in machine-readable output.
  public var name: String {
    switch self {
    case .noActivity: "no_activity"
    case .unlikelyInTime: "unlikely_in_time"
    default: rawValue
    }
  }
}

/// What a rule was worth on this company's own past deals.
public struct SignalLift: Equatable, Sendable {
  /// Share won in time among past open deals that the rule flagged.
  public let winRateFlagged: Double
  /// The same among the others, in the mix of stages of the flagged ones.
  public let winRateOther: Double
  /// Flagged past deals.
  public let count: Int
  /// 95 % interval of the flagged ones' share (Wilson).
  public let lower: Double
  /// Its upper end.
  public let upper: Double

  /// A lift.
  public init(
    winRateFlagged: Double, winRateOther: Double, count: Int, lower: Double, upper: Double
  ) {
    self.winRateFlagged = winRateFlagged
    self.winRateOther = winRateOther
    self.count = count
    self.lower = lower
    self.upper = upper
  }
}

/// A rule that fired on a deal.
public struct SignalHit: Equatable, Sendable {
  /// The rule.
  public let signal: RiskSignal
  /// The value found, in the rule's unit.
  public let value: Double
  /// The limit that it passed.
  public let threshold: Double
  /// What the rule was worth in the past; `nil` where it never fired.
  public let lift: SignalLift?

  /// A hit.
  public init(signal: RiskSignal, value: Double, threshold: Double, lift: SignalLift?) {
    self.signal = signal
    self.value = value
    self.threshold = threshold
    self.lift = lift
  }
}

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

  /// A deal's risks.
  public init(
    forecast: DealForecast, owner: String, account: String?, stage: String?, amount: Int64?,
    closeDay: Day?, moneyAtRisk: Int64, signals: [SignalHit]
  ) {
    self.forecast = forecast
    self.owner = owner
    self.account = account
    self.stage = stage
    self.amount = amount
    self.closeDay = closeDay
    self.moneyAtRisk = moneyAtRisk
    self.signals = signals
  }
}

/// The open deals on which a rule fired, most money at risk first.
public struct RiskReport: Equatable, Sendable {
  /// The last day whose facts were used.
  public let asOf: Day
  /// The currency of all amounts.
  public let currency: Currency
  /// The day as of which the model was trained.
  public let trainedAsOf: Day
  /// The period.
  public let target: ForecastTarget
  /// The deals.
  public let deals: [DealRisk]
  /// Open deals looked at.
  public let openCount: Int
  /// What the reader must know, in sentences.
  public let warnings: [String]

  /// A report.
  public init(
    asOf: Day, currency: Currency, trainedAsOf: Day, target: ForecastTarget, deals: [DealRisk],
    openCount: Int, warnings: [String]
  ) {
    self.asOf = asOf
    self.currency = currency
    self.trainedAsOf = trainedAsOf
    self.target = target
    self.deals = deals
    self.openCount = openCount
    self.warnings = warnings
  }
}
