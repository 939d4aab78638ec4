internal import Calendars
internal import Deals

/// One pass over the activities around a period, in the order of their starts.
struct ActivityPass {
  /// Something counted, and whose it is.
  struct Found<Fact> {
    let owner: Int
    let deal: Int
    var fact: Fact

    func leaf(_ index: inout NodeIndex) -> Int32 { index.leaf(owner: owner, deal: deal) }
  }

  /// A person with whom nothing happened for so long is new.
  static let coldSeconds: Int64 = 180 * 86_400
  /// Demonstrations are looked for so long before and after the period in which they were booked.
  static let bookingSeconds: Int64 = 180 * 86_400
  /// An answer counts so long.
  static let replySeconds: Int64 = 14 * 86_400

  private let frame: MetricFrame
  private let start: Int64
  private let stop: Int64
  private var contacts: PersonContacts
  private var pending: PendingReplies
  private var openDeals: OpenDeals
  private var seen: Set<UInt64> = []

  private(set) var calls: [Found<ActivityFacts.Call>] = []
  private(set) var mails: [Found<ActivityFacts.Mail>] = []
  private(set) var meetings: [Found<ActivityFacts.Meeting>] = []
  private(set) var demos: [Found<Bool>] = []

  init(_ frame: MetricFrame) {
    self.frame = frame
    start = frame.start.seconds
    stop = frame.stateMoment.seconds
    let people = frame.known.tracking?.personCount ?? 0
    contacts = PersonContacts(people: people)
    pending = PendingReplies(people: people)
    openDeals = OpenDeals(frame.known)
  }

  mutating func run(_ tracking: KnownTracking) {
    let first = Instant(seconds: start - max(Self.coldSeconds, Self.bookingSeconds))
    let last = Instant(seconds: frame.end.seconds + Self.bookingSeconds)
    let activities = tracking.activities(from: first, to: last)
    var row = activities.startIndex
    while row < activities.endIndex {
      add(activities[row])
      row += 1
    }
    for planned in tracking.plannedActivities() where planned.start < last.seconds {
      addDemo(planned)
    }
  }

  private mutating func add(_ activity: TrackedActivity) {
    let isInPeriod = start <= activity.start && activity.start < stop
    switch activity.kind {
    case .meeting, .other:
      // A demonstration is a meeting, whatever a company calls its kind.
      if activity.kind == .meeting || activity.isDemo { addMeeting(activity) }
      addDemo(activity)
    case .call where isInPeriod: addCall(activity)
    case .email where activity.direction == .inbound:
      for mail in pending.answered(by: activity) { mails[mail].fact.isReplied = true }
    case .email where isInPeriod && activity.direction == .outbound: addMail(activity)
    default: break
    }
    if activity.start < stop, activity.isMade, activity.person >= 0 { contacts.note(activity) }
  }

  private mutating func isNew(_ activity: TrackedActivity) -> Bool {
    activity.message == 0 || seen.insert(activity.message).inserted
  }

  private mutating func addCall(_ activity: TrackedActivity) {
    guard activity.isMade, isNew(activity) else { return }
    var isCold: Bool?
    if activity.direction == .outbound, activity.person >= 0 {
      isCold =
        !contacts.has(activity.person, from: activity.start - Self.coldSeconds, to: activity.start)
        && !openDeals.isAny(of: activity)
    }
    let fact = ActivityFacts.Call(
      way: activity.direction, isConnected: activity.outcome != .noShow,
      seconds: Int32(clamping: max(0, activity.seconds ?? 0)), isCold: isCold)
    calls.append(Found(owner: activity.owner, deal: activity.deal, fact: fact))
  }

  private mutating func addMail(_ activity: TrackedActivity) {
    guard activity.isMade, isNew(activity) else { return }
    let isDelivered = activity.outcome != .bounced && activity.outcome != .noShow
    let fact = ActivityFacts.Mail(
      person: Int32(activity.person), recipients: activity.recipients.map { Int32(clamping: $0) },
      isDelivered: isDelivered, saysOutcome: activity.outcome != .unsaid,
      isOpened: activity.isOpened,
      isMature: activity.start + Self.replySeconds <= frame.known.cutoff.seconds)
    if isDelivered { pending.add(activity, mail: mails.count) }
    mails.append(Found(owner: activity.owner, deal: activity.deal, fact: fact))
  }

  private mutating func addMeeting(_ activity: TrackedActivity) {
    let end = activity.end ?? activity.start
    guard !activity.isCopy, start <= end, end < stop, isNew(activity) else { return }
    let fact = ActivityFacts.Meeting(outcome: activity.outcome, isDemo: activity.isDemo)
    meetings.append(Found(owner: activity.owner, deal: activity.deal, fact: fact))
  }

  private mutating func addDemo(_ activity: TrackedActivity) {
    guard activity.isDemo, !activity.isCopy else { return }
    let isBooked = activity.entered.map { start <= $0 && $0 < stop }
    let isUndated = isBooked == nil && start <= activity.start && activity.start < stop
    guard isBooked == true || isUndated else { return }
    // A booked meeting may be counted as held too: its id is told from that of the meeting.
    guard activity.message == 0 || seen.insert(~activity.message).inserted else { return }
    demos.append(Found(owner: activity.owner, deal: activity.deal, fact: !isUndated))
  }
}

extension TrackedActivity {
  /// Whether it took place or was tried: not merely planned, nor called off.
  var isMade: Bool { outcome != .planned && outcome != .cancelled }
}
