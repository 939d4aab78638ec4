internal import Calendars
internal import Deals
internal import Reporting

/// Makes events of the facts that were known at a cutoff.
struct EventCollector {
  let known: KnownDeals
  private(set) var events: [ShownEvent] = []

  init(_ known: KnownDeals) { self.known = known }

  /// The events in the order of time; what is of one moment stays in the order of its adding.
  var ordered: [ShownEvent] {
    events.enumerated().sorted {
      ($0.element.at.seconds, $0.offset) < ($1.element.at.seconds, $1.offset)
    }.map(\.element)
  }

  /// An event of a moment.
  func event(_ seconds: Int64, _ kind: ShownEvent.Kind) -> ShownEvent {
    let at = Instant(seconds: seconds)
    return ShownEvent(at: at, day: known.zone.day(of: at), kind: kind)
  }

  /// Adds an event.
  mutating func add(_ event: ShownEvent) { events.append(event) }

  /// Adds what happened to a deal.
  ///
  /// - Parameter isShown: whether an event is, by the owner before it and after it.
  mutating func add(
    deal: Int, account: String?,
    where isShown: (_ before: Int?, _ after: Int?) -> Bool = { _, _ in true }
  ) {
    var timeline = known.timeline(deal)
    var before = DealFields()
    var owner: Int?
    func add(
      _ kind: ShownEvent.Kind, at moment: Instant, _ old: ShownEvent.Value?,
      _ new: ShownEvent.Value?
    )
      -> ShownEvent
    {
      var event = event(moment.seconds, kind)
      event.deal = known.id(deal)
      event.account = account
      event.owner = timeline.owner.map(known.ownerName)
      event.before = old
      event.after = new
      return event
    }
    while let moment = timeline.nextChange {
      let isFirst = timeline.status == .absent
      timeline.advance(to: Instant(seconds: moment.seconds + 1))
      let after = DealFields(timeline, known)
      if isShown(owner, timeline.owner) {
        if isFirst { events.append(add(.created, at: moment, nil, nil)) }
        for change in before.changes(to: after) {
          events.append(add(change.kind, at: moment, change.before, change.after))
        }
      }
      before = after
      owner = timeline.owner
    }
  }

  /// Adds a lead's creation and conversion.
  mutating func add(lead: TrackedLead) {
    func event(_ seconds: Int64, _ kind: ShownEvent.Kind) -> ShownEvent {
      var event = self.event(seconds, kind)
      event.lead = lead.id
      event.account = lead.company
      event.owner = lead.owner < 0 ? nil : known.ownerName(lead.owner)
      event.after = lead.source.map { .text($0) }
      return event
    }
    events.append(event(lead.created, .leadCreated))
    guard let converted = lead.converted else { return }
    var end = event(converted, .leadConverted)
    end.deal = lead.deal < 0 ? nil : known.id(lead.deal)
    end.after = end.deal.map { .text($0) }
    events.append(end)
  }

  /// The event of an activity.
  func event(_ activity: TrackedActivity, _ tracking: KnownTracking) -> ShownEvent {
    var event = event(activity.start, ShownEvent.Kind(activity.kind))
    event.deal = activity.deal < 0 ? nil : known.id(activity.deal)
    event.account = activity.account < 0 ? nil : tracking.accountName(activity.account)
    event.owner = activity.owner < 0 ? nil : known.ownerName(activity.owner)
    event.person = activity.person < 0 ? nil : tracking.personName(activity.person)
    event.direction = activity.direction.word
    event.outcome = activity.outcome.word
    event.seconds =
      activity.seconds
      ?? activity.end.flatMap { end in
        activity.start <= end && end < known.cutoff.seconds ? end - activity.start : nil
      }
    event.isDemo = activity.isDemo
    return event
  }
}

/// The fields of a deal at one moment, as events tell them.
private struct DealFields {
  var stage: ShownEvent.Value?
  var amount: ShownEvent.Value?
  var closeDay: ShownEvent.Value?
  var owner: ShownEvent.Value?
  var category: ShownEvent.Value?

  init() {}

  init(_ timeline: DealTimeline, _ known: KnownDeals) {
    stage = timeline.stage.map { .text(known.settings.stages.stages[$0].name) }
    amount = timeline.amount.map { .money($0) }
    closeDay = timeline.closeDay.map { .day($0) }
    owner = timeline.owner.map { .text(known.ownerName($0)) }
    category = timeline.category.map { .text($0.name) }
  }

  typealias Change = (
    kind: ShownEvent.Kind, before: ShownEvent.Value?, after: ShownEvent.Value?
  )

  func changes(to after: DealFields) -> [Change] {
    let all: [Change] = [
      (.stage, stage, after.stage), (.amount, amount, after.amount),
      (.closeDate, closeDay, after.closeDay), (.owner, owner, after.owner),
      (.category, category, after.category),
    ]
    return all.filter { $0.before != $0.after }
  }
}

extension ShownEvent.Kind {
  init(_ kind: ActivityKind) {
    switch kind {
    case .call: self = .call
    case .email: self = .email
    case .meeting: self = .meeting
    case .task: self = .task
    case .other: self = .other
    }
  }
}

extension ActivityDirection {
  fileprivate var word: String? {
    switch self {
    case .unsaid: nil
    case .outbound: "outbound"
    case .inbound: "inbound"
    }
  }
}

extension ActivityOutcome {
  fileprivate var word: String? {
    switch self {
    case .unsaid: nil
    case .completed: "completed"
    case .planned: "planned"
    case .cancelled: "cancelled"
    case .noShow: "no_show"
    case .bounced: "bounced"
    case .autoReply: "auto_reply"
    }
  }
}
