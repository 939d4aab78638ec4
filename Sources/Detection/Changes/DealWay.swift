internal import Calendars
internal import Currencies
internal import Deals
internal import Forecasting

/// Reads one deal's way through the interval: every event, and what lies between the events.
///
/// What happens at one instant counts in this order: the version in force; exchange rates; owner;
/// amount; close date; stage; category; activities; deletion. A creation or a reopening takes all of
/// its instant; a close takes all but the owner and the amount.
struct DealWay {
  let known: KnownDeals
  let target: ForecastTarget
  let schedule: PriceSchedule
  /// Whether activities are events.
  let readsActivities: Bool
  /// The columns that follow the owner's place.
  let places: [AttributeColumn]
  let deal: Int
  private(set) var steps: [DealStep] = []
  var version: PriceVersion
  private var timeline: DealTimeline

  init(
    _ deal: Int, known: KnownDeals, target: ForecastTarget, schedule: PriceSchedule,
    readsActivities: Bool, places: [AttributeColumn]
  ) {
    self.places = places
    self.deal = deal
    self.known = known
    self.target = target
    self.schedule = schedule
    self.readsActivities = readsActivities
    version = schedule.steps.first?.version ?? schedule.first
    timeline = known.timeline(deal)
  }

  /// Reads the way; no step where the deal adds the same all along.
  mutating func read(_ index: inout PathIndex) {
    let deleted = known.deleted(deal)
    if let deleted, deleted < schedule.start || deleted <= timeline.created { return }
    timeline.advance(to: schedule.start)
    let ticks = Ticks(self, timeline, deleted: deleted)
    if timeline.status != .open, ticks.isQuiet { return }
    begin(&index)
    var switches = schedule.steps.dropFirst()
    for tick in ticks.moments {
      while let next = switches.first, next.from <= tick {
        turn(to: next.version, at: next.from, &index)
        switches = switches.dropFirst()
      }
      if tick == deleted {
        delete(at: tick, &index)
        return
      }
      event(at: tick, &index)
    }
    for next in switches { turn(to: next.version, at: next.from, &index) }
    finish(&index)
  }

  private var isThere: Bool { timeline.status != .absent }

  private mutating func begin(_ index: inout PathIndex) {
    let start = schedule.start
    guard isThere else {
      enter(.fixed(0), nil, at: start, leaf: nil)
      return
    }
    let leaf = index.leaf(deal, owner: Int32(timeline.owner ?? -1), before: start)
    guard timeline.status == .open else {
      enter(.fixed(closedValue(timeline)), nil, at: start, leaf: leaf)
      return
    }
    enter(value(at: start, schedule.first), nil, at: start, leaf: leaf)
    pass(from: schedule.first, to: version, modelFirst: true, at: start, leaf: leaf)
  }

  private mutating func delete(at moment: Instant, _ index: inout PathIndex) {
    guard isThere else { return }
    if timeline.status == .open {
      let leaf = index.leaf(deal, owner: Int32(timeline.owner ?? -1), before: moment)
      enter(value(at: moment, version), .time, at: moment, leaf: leaf)
    }
    enter(.fixed(0), .deleted, at: moment, leaf: nil)
  }

  private mutating func finish(_ index: inout PathIndex) {
    let end = schedule.end
    guard timeline.status == .open else { return }
    let leaf = index.leaf(deal, owner: Int32(timeline.owner ?? -1), before: end)
    enter(value(at: end, version), .time, at: end, leaf: leaf)
    pass(from: version, to: schedule.last, modelFirst: false, at: end, leaf: leaf)
  }

  /// Another version comes into force.
  private mutating func turn(
    to next: PriceVersion, at moment: Instant, _ index: inout PathIndex
  ) {
    if timeline.status == .open {
      let leaf = index.leaf(deal, owner: Int32(timeline.owner ?? -1), before: moment)
      enter(value(at: moment, version), .time, at: moment, leaf: leaf)
      pass(from: version, to: next, modelFirst: false, at: moment, leaf: leaf)
    }
    version = next
  }

  /// From one version to another at one moment: records first, then the model, or, where an answer
  /// is left for the path, the other way round, so that both ways cancel.
  private mutating func pass(
    from old: PriceVersion, to new: PriceVersion, modelFirst: Bool, at moment: Instant, leaf: Int
  ) {
    guard old != new else { return }
    guard new != .none, old != .none else {
      enter(value(at: moment, new), .time, at: moment, leaf: leaf)
      return
    }
    let between =
      modelFirst
      ? PriceVersion(model: new.model, records: old.records)
      : PriceVersion(model: old.model, records: new.records)
    if between != old {
      enter(
        value(at: moment, between), modelFirst ? .retrained : .records, at: moment, leaf: leaf)
    }
    if new != between {
      enter(value(at: moment, new), modelFirst ? .records : .retrained, at: moment, leaf: leaf)
    }
  }

  func value(at moment: Instant, _ version: PriceVersion) -> DealValue {
    version == .none ? .fixed(0) : .priced(DealMoment(deal: deal, moment: moment), version)
  }

  /// What a closed deal adds: its amount where it was won within the period.
  func closedValue(_ timeline: DealTimeline) -> Int64 {
    isBooked(timeline) ? timeline.amount ?? 0 : 0
  }

  func isBooked(_ timeline: DealTimeline) -> Bool {
    guard timeline.status == .won, let closed = timeline.closed else { return false }
    return known.zone.startOfDay(target.start) <= closed
      && closed < known.zone.startOfDay(target.end)
  }

  mutating func enter(
    _ value: DealValue, _ cause: ChangeCause?, at moment: Instant, leaf: Int?,
    before: String? = nil, after: String? = nil
  ) {
    steps.append(
      DealStep(
        value: value, cause: cause, at: moment, leaf: leaf, before: before, after: after))
  }

  /// Whether an owner's manager or region changes at a moment, for a deal that has none itself.
  private func placeChanges(owner: Int?, at moment: Instant) -> Bool {
    let after = Instant(seconds: moment.seconds + 1)
    return places.contains {
      $0.code(deal: deal, owner: owner, at: moment) != $0.code(deal: deal, owner: owner, at: after)
    }
  }

  /// Everything that happened at one instant, but for a deletion.
  private mutating func event(at moment: Instant, _ index: inout PathIndex) {
    let before = timeline
    let after = Instant(seconds: moment.seconds + 1)
    timeline.advance(to: after)
    let oldLeaf = index.leaf(deal, owner: Int32(before.owner ?? -1), before: moment)
    let newLeaf = index.leaf(deal, owner: Int32(timeline.owner ?? -1), before: after)
    let instant = DealInstant(
      way: self, moment: moment, before: before, after: timeline,
      moves: before.status != .absent
        && (before.owner != timeline.owner || placeChanges(owner: timeline.owner, at: moment)))
    let found = instant.steps
    guard !found.isEmpty else { return }
    if before.status == .open {
      enter(value(at: moment, version), .time, at: moment, leaf: oldLeaf)
    }
    for step in found {
      enter(
        step.value, step.cause, at: moment, leaf: newLeaf, before: step.before,
        after: step.after)
    }
  }
}

/// The instants at which something happens to a deal.
private struct Ticks {
  private(set) var moments: [Instant] = []

  /// Whether nothing happens.
  var isQuiet: Bool { moments.isEmpty }

  init(_ way: DealWay, _ timeline: DealTimeline, deleted: Instant?) {
    var timeline = timeline
    let known = way.known
    let end = way.schedule.end
    var seconds: Set<Int64> = []
    var owners: Set<Int> = timeline.owner.map { [$0] } ?? []
    while let next = timeline.nextChange, next < end {
      seconds.insert(next.seconds)
      timeline.advance(to: Instant(seconds: next.seconds + 1))
      if let owner = timeline.owner { owners.insert(owner) }
    }
    for owner in owners {
      for place in known.placeChanges(ofOwner: owner, from: way.schedule.start) where place < end {
        seconds.insert(place.seconds)
      }
    }
    if way.readsActivities {
      let from = max(way.schedule.start, timeline.created)
      for activity in timeline.activityMoments(from: from, to: end) { seconds.insert(activity) }
    }
    if let deleted, deleted < end { seconds.insert(deleted.seconds) }
    moments = seconds.sorted().map { Instant(seconds: $0) }
  }
}
