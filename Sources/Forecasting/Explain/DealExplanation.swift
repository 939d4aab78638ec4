public import Calendars
public import Currencies

/// One column's share of a deal's chance.
public struct ExplanationColumn: Equatable, Sendable {
  /// The column's name.
  public let name: String
  /// Against the average open deal, in log-odds.
  public let logOdds: Double
  /// Its share of the deal's contribution, minor units.
  public let money: Int64

  /// A column's share.
  public init(name: String, logOdds: Double, money: Int64) {
    self.name = name
    self.logOdds = logOdds
    self.money = money
  }
}

/// One reason's share of a deal's chance: the sum of its columns.
public struct ExplanationPart: Equatable, Sendable {
  /// The reason.
  public let reason: ExplanationReason
  /// Against the average open deal, in log-odds.
  public let logOdds: Double
  /// Its share of the deal's contribution, minor units.
  public let money: Int64
  /// What it is made of, in the order of the model's columns; columns of no weight are left out.
  public let columns: [ExplanationColumn]

  /// A part; its figures are the sums of the columns'.
  init(reason: ExplanationReason, columns: [ExplanationColumn]) {
    self.reason = reason
    logOdds = columns.reduce(0) { $0 + $1.logOdds }
    money = columns.reduce(0) { $0 + $1.money }
    self.columns = columns.filter { $0.logOdds != 0 || $0.money != 0 }
  }

  /// A part as given.
  public init(
    reason: ExplanationReason, logOdds: Double, money: Int64, columns: [ExplanationColumn]
  ) {
    self.reason = reason
    self.logOdds = logOdds
    self.money = money
    self.columns = columns
  }
}

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

/// An open deal as it is known at the as-of day.
public struct ExplainedDeal: Equatable, Sendable {
  /// The stage's name; `nil` while unknown.
  public let stage: String?
  /// The amount as written, minor units; `nil` where blank.
  public let amount: Int64?
  /// The expected close day.
  public let closeDay: Day?
  /// The owner's name; `nil` while unknown.
  public let owner: String?
  /// The forecast category; `nil` while unknown.
  public let category: String?
  /// Attributes by name, such as segment and account; blank ones are left out.
  public let attributes: [PathElement]
  /// The day of its creation.
  public let created: Day
  /// Weeks since its creation.
  public let weeksOld: Double
  /// Weeks in its stage; `nil` while the stage is unknown.
  public let weeksInStage: Double?
  /// How often the close date moved later across a month boundary.
  public let pushes: Int
  /// Calls, mails and meetings of the last four weeks; `nil` where none are imported at all.
  public let activitiesInFourWeeks: Int?
  /// The day of the last of them; `nil` where there is none.
  public let lastActivity: Day?

  /// A state as given.
  public init(
    stage: String?, amount: Int64?, closeDay: Day?, owner: String?, category: String?,
    attributes: [PathElement], created: Day, weeksOld: Double, weeksInStage: Double?, pushes: Int,
    activitiesInFourWeeks: Int?, lastActivity: Day?
  ) {
    self.stage = stage
    self.amount = amount
    self.closeDay = closeDay
    self.owner = owner
    self.category = category
    self.attributes = attributes
    self.created = created
    self.weeksOld = weeksOld
    self.weeksInStage = weeksInStage
    self.pushes = pushes
    self.activitiesInFourWeeks = activitiesInFourWeeks
    self.lastActivity = lastActivity
  }
}
