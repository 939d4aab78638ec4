public import Calendars
public import Currencies

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
  /// Booked, open by stage, amount drift, new by segment, people's judgement where it counts, in this
  /// order.
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
