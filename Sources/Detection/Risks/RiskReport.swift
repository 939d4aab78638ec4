public import Calendars
public import Currencies
public import Forecasting

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
  /// The deals on which any rule fired; only those with a reason are at risk.
  public let deals: [DealRisk]
  /// Open deals looked at.
  public let openCount: Int
  /// Every rule, in the order of ``RiskSignal``.
  public let rules: [RuleSummary]
  /// Representatives and teams; empty unless asked for.
  public let nodes: [NodeRisk]
  /// Which deals are shown.
  public let selection: RiskSelection
  /// What the reader must know, in sentences.
  public let warnings: [String]

  /// A report.
  public init(
    asOf: Day, currency: Currency, trainedAsOf: Day, target: ForecastTarget, deals: [DealRisk],
    openCount: Int, rules: [RuleSummary] = [], nodes: [NodeRisk] = [],
    selection: RiskSelection = RiskSelection(), warnings: [String]
  ) {
    self.asOf = asOf
    self.currency = currency
    self.trainedAsOf = trainedAsOf
    self.target = target
    self.deals = deals
    self.openCount = openCount
    self.rules = rules
    self.nodes = nodes
    self.selection = selection
    self.warnings = warnings
  }

  /// The deals with a reason, most money at risk first.
  public var atRisk: [DealRisk] { deals.filter(\.isAtRisk) }
  /// The deals with signals of which none is proven on past deals.
  public var onlySuspected: [DealRisk] { deals.filter { !$0.isAtRisk } }
  /// The money at risk of the deals with a reason, minor units.
  public var moneyAtRisk: Int64 { MoneySum.of(atRisk.map(\.moneyAtRisk)) }
  /// The three deals with most money at risk.
  public var toCall: [DealRisk] { Array(atRisk.prefix(3).filter { $0.moneyAtRisk > 0 }) }
}
