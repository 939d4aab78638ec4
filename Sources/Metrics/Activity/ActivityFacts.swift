internal import Deals

/// What is collected for calls, mails, meetings and demos (A1 to A4, E1 to E3, E5).
///
/// Records with one id are one activity: the first of them in the order of starts counts.
struct ActivityFacts: FamilyFacts {
  /// A call made in the period.
  struct Call: Sendable {
    let way: ActivityDirection
    /// Whether the other side was reached.
    let isConnected: Bool
    /// The logged length; 0 where there is none.
    let seconds: Int32
    /// Whether it was an outbound call to a person who was new; `nil` where nobody is named.
    let isCold: Bool?
  }

  /// A mail sent in the period, towards the customer.
  struct Mail: Sendable {
    let person: Int32
    let recipients: Int32?
    let isDelivered: Bool
    let saysOutcome: Bool
    let isOpened: Bool?
    /// Whether the days in which an answer counts are over.
    let isMature: Bool
    var isReplied = false
  }

  /// A meeting whose end lies in the period.
  struct Meeting: Sendable {
    let outcome: ActivityOutcome
    let isDemo: Bool

    /// Whether it took place, as far as is known.
    var isHeld: Bool { outcome == .completed || outcome == .unsaid }
  }

  let says: ActivitySays
  private(set) var calls = LeafColumn<Call>()
  private(set) var mails = LeafColumn<Mail>()
  private(set) var meetings = LeafColumn<Meeting>()
  /// Demonstrations entered in the period: `true`; held in it without a date of entry: `false`.
  private(set) var bookedDemos = LeafColumn<Bool>()
  /// Of each deal won in the period: seconds of the calls up to it, 0 where there are none.
  private(set) var wins = LeafColumn<Int64>()

  init(_ frame: MetricFrame, index: inout NodeIndex) {
    says = ActivitySays(frame)
    guard says.reason([]) == nil, let tracking = frame.known.tracking else { return }
    var pass = ActivityPass(frame)
    pass.run(tracking)
    for call in pass.calls { calls.append(call.fact, leaf: call.leaf(&index)) }
    for mail in pass.mails { mails.append(mail.fact, leaf: mail.leaf(&index)) }
    for meeting in pass.meetings { meetings.append(meeting.fact, leaf: meeting.leaf(&index)) }
    for demo in pass.demos { bookedDemos.append(demo.fact, leaf: demo.leaf(&index)) }
    for win in WonCalls(frame, tracking).wins {
      wins.append(win.seconds, leaf: index.leaf(deal: win.deal, owner: win.owner))
    }
  }

  mutating func settle(_ places: LeafPlaces) {
    calls.settle(places)
    mails.settle(places)
    meetings.settle(places)
    bookedDemos.settle(places)
    wins.settle(places)
  }
}
