public import Calendars

/// Something that happened to an account, a deal or a representative.
public struct ShownEvent: Equatable, Sendable {
  /// What happened.
  public enum Kind: String, CaseIterable, Sendable {
    /// The account was entered.
    case accountCreated = "account_created"
    /// A representative's place in the organisation from then on: manager, then region.
    case place
    /// A lead was created.
    case leadCreated = "lead_created"
    /// A lead was converted.
    case leadConverted = "lead_converted"
    /// A deal was created; its first values are events of the same moment.
    case created
    /// A deal changed its stage.
    case stage
    /// A deal's amount changed.
    case amount
    /// A deal's expected close date changed.
    case closeDate = "close_date"
    /// A deal changed hands.
    case owner
    /// A deal's forecast category changed.
    case category
    /// A telephone call.
    case call
    /// A mail.
    case email
    /// A meeting.
    case meeting
    /// Something done.
    case task
    /// Another activity.
    case other
  }

  /// A value before or after.
  public enum Value: Equatable, Sendable {
    /// A text.
    case text(String)
    /// Minor units of the reporting currency.
    case money(Int64)
    /// A day.
    case day(Day)
  }

  /// The moment.
  public let at: Instant
  /// Its day in the business time zone.
  public let day: Day
  /// What happened.
  public let kind: Kind
  /// The deal's id.
  public var deal: String?
  /// The lead's id.
  public var lead: String?
  /// The account's name.
  public var account: String?
  /// Who did it, or owned the deal or lead then.
  public var owner: String?
  /// With whom.
  public var person: String?
  /// The value before; `nil` is blank.
  public var before: Value?
  /// The value after; `nil` is blank.
  public var after: Value?
  /// `inbound` or `outbound`; `nil` where not said.
  public var direction: String?
  /// What became of an activity; `nil` where not said.
  public var outcome: String?
  /// The length of an activity in seconds; `nil` where not said.
  public var seconds: Int64?
  /// Whether an activity was a demonstration.
  public var isDemo = false

  /// An event of which only moment and kind are known; set the rest.
  public init(at: Instant, day: Day, kind: Kind) {
    self.at = at
    self.day = day
    self.kind = kind
  }

  /// Whether it is an activity.
  public var isActivity: Bool {
    switch kind {
    case .call, .email, .meeting, .task, .other: true
    default: false
    }
  }
}

/// Everything known of a subject, in the order of time.
public struct ShownTimeline: Equatable, Sendable {
  /// The last day whose facts are used.
  public let asOf: Day
  /// The first day shown; `nil` for all.
  public let since: Day?
  /// The events from then on, the oldest first.
  public let events: [ShownEvent]
  /// The events before.
  public let earlierCount: Int
  /// Activities in each week of seven days, the last one ending with the as-of day, the oldest first.
  public let weeks: [Int]

  /// Weeks of activity that are counted.
  public static let weekCount = 26

  /// The timeline of events in the order of time.
  public init(_ events: [ShownEvent], asOf: Day, since: Day?) {
    self.asOf = asOf
    self.since = since
    self.events = since.map { since in events.filter { $0.day >= since } } ?? events
    earlierCount = events.count - self.events.count
    var weeks = [Int](repeating: 0, count: ShownTimeline.weekCount)
    for event in events where event.isActivity {
      let week = Int(asOf - event.day) / 7
      if week < weeks.count { weeks[weeks.count - 1 - week] += 1 }
    }
    self.weeks = weeks
  }
}
