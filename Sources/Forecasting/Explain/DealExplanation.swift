public import Calendars
public import Currencies

/// Why an open deal has the chance it has, and what it is worth to the forecast.
///
/// In log-odds the parts and ``baselineLogOdds`` add up to ``logOdds``, the log-odds of P(won in
/// the period): the baseline is the mean of the open deals, and a part tells how this deal differs
/// from it. In money ``baselineMoney``, the parts and ``amountDrift`` add up to ``contribution`` to
/// the minor unit. The chance is turned into money along the straight way from the baseline to the
/// deal; for a logistic of a sum that gives every part its share of the log-odds times the
/// difference of the probabilities, which are the values of Aumann and Shapley (*Values of
/// Non-Atomic Games*, 1974): additive, and without an order of the parts.
public struct DealExplanation: Equatable, Sendable {
  /// The last day whose facts were used.
  public let asOf: Day
  /// The currency of all amounts.
  public let currency: Currency
  /// The day as of which the model was trained.
  public let trainedAsOf: Day
  /// The period of the chance that is explained.
  public let target: ForecastTarget
  /// How much of the data's detail the model uses.
  public let grade: Grade
  /// The deal as it is known.
  public let state: ExplainedDeal
  /// Its forecast.
  public let forecast: DealForecast
  /// P(won in the period after); `nil` for windows, and where the model does not reach it.
  public let nextProbability: Double?
  /// The mean of the open deals.
  public let baselineLogOdds: Double
  /// The log-odds of P(won in the period).
  public let logOdds: Double
  /// The largest first.
  public let parts: [ExplanationPart]
  /// What its amount as written would bring at the baseline's chance, minor units.
  public let baselineMoney: Int64
  /// What comes of amounts changing before the close, minor units.
  public let amountDrift: Int64
  /// What it adds to the forecast: P(won in the period) times the expected final amount.
  public let contribution: Int64
  /// What happened to it, the oldest first.
  public let history: [DealEvent]
  /// What the reader must know, in sentences.
  public let warnings: [String]

  /// An explanation as given.
  public init(
    asOf: Day, currency: Currency, trainedAsOf: Day, target: ForecastTarget, grade: Grade,
    state: ExplainedDeal, forecast: DealForecast, nextProbability: Double?,
    baselineLogOdds: Double, logOdds: Double, parts: [ExplanationPart], baselineMoney: Int64,
    amountDrift: Int64, contribution: Int64, history: [DealEvent], warnings: [String]
  ) {
    self.asOf = asOf
    self.currency = currency
    self.trainedAsOf = trainedAsOf
    self.target = target
    self.grade = grade
    self.state = state
    self.forecast = forecast
    self.nextProbability = nextProbability
    self.baselineLogOdds = baselineLogOdds
    self.logOdds = logOdds
    self.parts = parts
    self.baselineMoney = baselineMoney
    self.amountDrift = amountDrift
    self.contribution = contribution
    self.history = history
    self.warnings = warnings
  }

  /// The chance of the baseline.
  public var baselineProbability: Double { Chance.probability(logOdds: baselineLogOdds) }

  /// P(won within so many weeks), ascending; empty where the forecast does not say.
  public var withinWeeks: [(weeks: Int, probability: Double)] { Chance.withinWeeks(forecast) }
}
