public import Calendars
public import Currencies
public import Detection

/// A deal and everything known of it at a day.
public struct DealView: Equatable, Sendable {
  /// The deal as it stands.
  public var deal: ShownDeal
  /// What else the record says: names and values, in the order of the settings.
  public var attributes: [Attribute] = []
  /// The day on which the stage was entered.
  public var stageEntered: Day?
  /// How often the close date was moved into a later month; `nil` where that is not recorded.
  public var pushes: Int?
  /// What the deal will bring if it is won, minor units; `nil` where no model applies.
  public var expectedAmount: Int64?
  /// The rules that fire on it now; none where it is closed.
  public var signals: [SignalHit] = []
  /// The lead that it came from.
  public var lead: ShownLead?
  /// Whom activities were with, by the number of activities.
  public var contacts: [ShownContact] = []
  /// What is planned for later, as it was known at the day.
  public var planned: [ShownEvent] = []
  /// Everything in the order of time.
  public var timeline: ShownTimeline
  /// The currency of the amounts.
  public let currency: Currency
  /// The running quarter, for the chance to be won in it.
  public var period: String
  /// The model behind the probabilities; `nil` where none applies.
  public var model: ShownModel?

  /// A name and a value.
  public struct Attribute: Equatable, Sendable {
    /// The name, such as `segment`.
    public let name: String
    /// The value.
    public let value: String

    /// An attribute.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A deal without its surroundings; set the rest.
  public init(deal: ShownDeal, timeline: ShownTimeline, currency: Currency, period: String) {
    self.deal = deal
    self.timeline = timeline
    self.currency = currency
    self.period = period
  }
}
