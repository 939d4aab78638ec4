public import Calendars
public import Currencies

/// One line of a node's forecast.
public struct NodeCause: Equatable, Sendable {
  /// What brings the money.
  public enum Kind: Hashable, Sendable {
    /// Won in the period so far.
    case booked
    /// Deals open in a stage, at their amounts as written; `nil` while the stage is unknown.
    case openStage(String?)
    /// Deals open with a close date in a stretch, at their amounts as written.
    case openCloseDate(CloseDateStretch)
    /// What amounts are expected to change by before the deals close.
    case amountDrift
    /// Deals yet to be created, by segment; "" stands for all others together.
    case newSegment(String)
  }

  /// What it is.
  public let kind: Kind
  /// Deals won or open, wins expected of new ones; `nil` where there are none to count.
  public let count: Double?
  /// Minor units.
  public let amount: Int64

  /// A line.
  public init(kind: Kind, count: Double?, amount: Int64) {
    self.kind = kind
    self.count = count
    self.amount = amount
  }
}

/// Where the expected close date of an open deal lies, seen from the as-of day.
public enum CloseDateStretch: String, CaseIterable, Sendable {
  /// More than seven days ago.
  case overdue
  /// Within seven days of the as-of day, to either side.
  case now
  /// Later in the running period.
  case thisPeriod = "this_period"
  /// In the period after.
  case nextPeriod = "next_period"
  /// After that.
  case later
  /// Blank, or not known.
  case unknown

  init(_ bucket: CloseBucket) {
    self =
      switch bucket {
      case .unknown: .unknown
      case .overdue: .overdue
      case .now: .now
      case .thisPeriod: .thisPeriod
      case .nextPeriod: .nextPeriod
      case .later: .later
      }
  }
}

/// The middle 80 % of a node's bookings, with all that is uncertain and with single deals alone.
public struct NodeWidth: Equatable, Sendable {
  /// The 10 % and 90 % quantiles, minor units.
  public let whole: ClosedRange<Int64>
  /// The same if all deals were independent: no factor common to a period or segment.
  public let dealsAlone: ClosedRange<Int64>

  /// A pair of ranges.
  public init(whole: ClosedRange<Int64>, dealsAlone: ClosedRange<Int64>) {
    self.whole = whole
    self.dealsAlone = dealsAlone
  }
}

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
  /// P(won in the period) times the expected final amount, minor units.
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

/// A node's forecast by cause.
///
/// The amounts of ``causes`` add up to the node's mean, to the minor unit; those of
/// ``closeDates`` cut the open deals another way and add up to what ``causes`` has for stages.
public struct NodeExplanation: Equatable, Sendable {
  /// The last day whose facts were used.
  public let asOf: Day
  /// The currency of all amounts.
  public let currency: Currency
  /// The day as of which the model was trained.
  public let trainedAsOf: Day
  /// What is forecast.
  public let target: ForecastTarget
  /// The node's forecast.
  public let node: NodeForecast
  /// Booked, open by stage, amount drift, new by segment, in this order.
  public let causes: [NodeCause]
  /// Open by close date; empty where there is no open deal.
  public let closeDates: [NodeCause]
  /// `nil` for a period that is over.
  public let width: NodeWidth?
  /// The open deals that add most, the largest first.
  public let deals: [DealContribution]
  /// What the reader must know, in sentences.
  public let warnings: [String]

  /// How many deals are named.
  public static let namedDeals = 10

  /// An explanation as given.
  public init(
    asOf: Day, currency: Currency, trainedAsOf: Day, target: ForecastTarget, node: NodeForecast,
    causes: [NodeCause], closeDates: [NodeCause], width: NodeWidth?, deals: [DealContribution],
    warnings: [String]
  ) {
    self.asOf = asOf
    self.currency = currency
    self.trainedAsOf = trainedAsOf
    self.target = target
    self.node = node
    self.causes = causes
    self.closeDates = closeDates
    self.width = width
    self.deals = deals
    self.warnings = warnings
  }
}
