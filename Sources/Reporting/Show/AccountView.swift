public import Calendars
public import Currencies

/// An account and everything known of it at a day.
public struct AccountView: Equatable, Sendable {
  /// The id; the name where the exports have no ids.
  public var id: String
  /// The name.
  public var name: String
  /// The account above it.
  public var parent: String?
  /// Its industry.
  public var industry: String?
  /// Its segment.
  public var segment: String?
  /// Its region.
  public var region: String?
  /// Who owns it.
  public var owner: String?
  /// The day on which it was entered.
  public var created: Day?
  /// Its deals, the open ones first, each kind by id.
  public var deals: [ShownDeal] = []
  /// Whom activities were with, by the number of activities.
  public var contacts: [ShownContact] = []
  /// Its leads, the oldest first.
  public var leads: [ShownLead] = []
  /// Everything in the order of time.
  public var timeline: ShownTimeline
  /// The currency of the amounts.
  public let currency: Currency
  /// The model behind the probabilities; `nil` where none applies.
  public var model: ShownModel?

  /// An account of which only the name is known; set the rest.
  public init(id: String, name: String, timeline: ShownTimeline, currency: Currency) {
    self.id = id
    self.name = name
    self.timeline = timeline
    self.currency = currency
  }

  /// The total of the deals of a status.
  public func total(_ status: ShownDeal.Status) -> ShownTotal {
    ShownTotal(deals.filter { $0.status == status })
  }
}
