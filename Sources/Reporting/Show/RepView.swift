public import Calendars
public import Currencies

/// A representative and everything known of them at a day.
public struct RepView: Equatable, Sendable {
  /// A place in the organisation.
  public struct Place: Equatable, Sendable {
    /// The day from which it holds; `nil` for ever.
    public let from: Day?
    /// The manager.
    public let manager: String?
    /// The region.
    public let region: String?

    /// A place.
    public init(from: Day?, manager: String?, region: String?) {
      self.from = from
      self.manager = manager
      self.region = region
    }
  }

  /// A deal that came from, or went to, somebody else.
  public struct Transfer: Equatable, Sendable {
    /// The day.
    public let day: Day
    /// The deal's id.
    public let deal: String
    /// The other one; `nil` where there was none.
    public let other: String?
    /// Whether it came.
    public let isIn: Bool

    /// A transfer.
    public init(day: Day, deal: String, other: String?, isIn: Bool) {
      self.day = day
      self.deal = deal
      self.other = other
      self.isIn = isIn
    }
  }

  /// The name.
  public let name: String
  /// Places in the organisation, the oldest first.
  public var places: [Place] = []
  /// The running quarter.
  public var period: String
  /// Its quota, minor units; `nil` where none is known.
  public var quota: Int64?
  /// What they won in it.
  public var wonInPeriod = ShownTotal([ShownDeal]())
  /// The running fiscal year.
  public var year: String
  /// What they won in it.
  public var wonInYear = ShownTotal([ShownDeal]())
  /// What they lost in it.
  public var lostInYear = ShownTotal([ShownDeal]())
  /// The open deals that they own, by id.
  public var openDeals: [ShownDeal] = []
  /// Activities of the last ``recentDays`` days.
  public var recentActivities: [ShownCount] = []
  /// Their leads, the oldest first.
  public var leads: [ShownLead] = []
  /// Deals that changed hands, the oldest first.
  public var transfers: [Transfer] = []
  /// Everything in the order of time.
  public var timeline: ShownTimeline
  /// The currency of the amounts.
  public let currency: Currency
  /// The model behind the probabilities; `nil` where none applies.
  public var model: ShownModel?

  /// Days whose activities are counted.
  public static let recentDays: Int32 = 30

  /// A representative of whom only the name is known; set the rest.
  public init(
    name: String, period: String, year: String, timeline: ShownTimeline, currency: Currency
  ) {
    self.name = name
    self.period = period
    self.year = year
    self.timeline = timeline
    self.currency = currency
  }

  /// The share of the quota that is won; `nil` without a quota, or with one of 0.
  public var attainment: Double? {
    guard let quota, quota > 0, let amount = wonInPeriod.amount else { return nil }
    return Double(amount) / Double(quota)
  }
}
