public import Calendars
internal import Deals

/// Something that happened to a deal.
public struct DealEvent: Equatable, Sendable {
  /// What changed, before and after; `nil` is blank.
  public enum Change: Equatable, Sendable {
    /// The deal appeared; the events of the same moment tell how.
    case created
    case stage(String?, String?)
    /// Minor units.
    case amount(Int64?, Int64?)
    case closeDay(Day?, Day?)
    case owner(String?, String?)
    case category(String?, String?)
  }

  /// The day in the business time zone.
  public let day: Day
  /// What changed.
  public let change: Change

  /// An event.
  public init(day: Day, change: Change) {
    self.day = day
    self.change = change
  }
}

extension KnownDeals {
  /// What happened to a deal up to the cutoff, the oldest first.
  func events(of deal: Int) -> [DealEvent] {
    var timeline = timeline(deal)
    var events = [DealEvent(day: zone.day(of: timeline.created), change: .created)]
    var before = Snapshot()
    while let moment = timeline.nextChange {
      timeline.advance(to: Instant(seconds: moment.seconds + 1))
      let after = Snapshot(timeline, self)
      events += before.changes(to: after).map {
        DealEvent(day: zone.day(of: moment), change: $0)
      }
      before = after
    }
    return events
  }
}

/// The fields of a deal at one moment.
private struct Snapshot {
  var stage: String?
  var amount: Int64?
  var closeDay: Day?
  var owner: String?
  var category: String?

  init() {}

  init(_ timeline: DealTimeline, _ known: KnownDeals) {
    stage = timeline.stage.map { known.settings.stages.stages[$0].name }
    amount = timeline.amount
    closeDay = timeline.closeDay
    owner = timeline.owner.map(known.ownerName)
    category = timeline.category?.name
  }

  func changes(to after: Snapshot) -> [DealEvent.Change] {
    var changes: [DealEvent.Change] = []
    if stage != after.stage { changes.append(.stage(stage, after.stage)) }
    if amount != after.amount { changes.append(.amount(amount, after.amount)) }
    if closeDay != after.closeDay { changes.append(.closeDay(closeDay, after.closeDay)) }
    if owner != after.owner { changes.append(.owner(owner, after.owner)) }
    if category != after.category { changes.append(.category(category, after.category)) }
    return changes
  }
}
