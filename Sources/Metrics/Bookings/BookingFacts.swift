internal import Calendars
internal import Deals

/// What is collected for deals created, won, lost, transferred: rates, sizes, cycles (A5, A6, B4, C2, D2, D3, D5, E4).
struct BookingFacts: FamilyFacts {
  /// Deals won or lost in the period, with the owner of that instant.
  private(set) var closings = LeafColumn<Closing>()
  /// Deals that are won or lost and whose close date lies in the period.
  private(set) var dated = LeafColumn<Closing>()
  /// Deals created in the period, with the owner of the creation.
  private(set) var created = LeafColumn<CreatedDeal>()
  /// Deals created in the trailing four quarters.
  private(set) var trailing = LeafColumn<CreatedDeal>()
  /// For each time in the period that an open deal went to another owner its place in the book.
  private(set) var transfers = LeafColumn<Int32>()
  /// Whether stages had a history by the end of the period, so that instants of winning and losing are
  /// known; where there was no deal yet nothing is missing.
  let hasStages: Bool
  /// The same of owners.
  let hasOwners: Bool
  /// Whether any lost deal says why.
  private(set) var hasReasons = false

  init(_ frame: MetricFrame, index: inout NodeIndex) {
    let atEnd = frame.atEnd
    let isEmpty = !atEnd.recorded.isSuperset(of: [.stage, .owner]) && atEnd.deals.isEmpty
    hasStages = isEmpty || atEnd.recorded.contains(.stage)
    hasOwners = isEmpty || atEnd.recorded.contains(.owner)
    var walk = BookingWalk(frame)
    for deal in frame.known.deals { walk.add(deal, to: &self, &index) }
    hasReasons = walk.hasReasons
  }

  mutating func settle(_ places: LeafPlaces) {
    closings.settle(places)
    dated.settle(places)
    created.settle(places)
    trailing.settle(places)
    transfers.settle(places)
  }

  /// Walks the deals once.
  private struct BookingWalk {
    let known: KnownDeals
    let tracking: KnownTracking?
    let start: Int64
    let stop: Int64
    let trailing: Int64
    let first: Day
    let end: Day
    var hasReasons = false

    init(_ frame: MetricFrame) {
      known = frame.known
      tracking = frame.known.tracking
      start = frame.start.seconds
      stop = frame.stateMoment.seconds
      trailing = frame.trailingStart.seconds
      first = frame.period.start
      end = frame.period.end
    }

    mutating func add(_ deal: Int, to facts: inout BookingFacts, _ index: inout NodeIndex) {
      let created = known.created(deal).seconds
      let latest = known.latest(deal)
      if let closed = latest.closed?.seconds {
        addClosing(latest, closed, to: &facts, &index)
      }
      let isNew = start <= created && created < stop
      if isNew || (trailing <= created && created < stop) {
        addCreated(latest, isNew: isNew, to: &facts, &index)
      }
      // What was open in the period may have changed hands in it.
      if created < stop, latest.closed.map({ start < $0.seconds }) ?? true {
        addTransfers(deal, to: &facts, &index)
      }
    }

    private mutating func addClosing(
      _ latest: DealTimeline, _ closed: Int64, to facts: inout BookingFacts,
      _ index: inout NodeIndex
    ) {
      let isInside = start <= closed && closed < stop
      let isDated = latest.closeDay.map { first <= $0 && $0 < end } ?? false
      if latest.status == .lost, !hasReasons { hasReasons = reason(of: latest.deal) != nil }
      guard isInside || isDated, let found = Closing.of(latest, known) else { return }
      var closing = found.closing
      if latest.status == .lost { closing.reason = reason(of: latest.deal) }
      let leaf = index.leaf(deal: latest.deal, owner: found.owner)
      if isInside { facts.closings.append(closing, leaf: leaf) }
      if isDated { facts.dated.append(closing, leaf: leaf) }
    }

    private func reason(of deal: Int) -> String? { tracking?.lossReason(deal) }

    private func addCreated(
      _ latest: DealTimeline, isNew: Bool, to facts: inout BookingFacts, _ index: inout NodeIndex
    ) {
      var life = known.timeline(latest.deal)
      life.advance(to: Instant(seconds: latest.created.seconds + 1))
      let (firstAmount, owner) = (life.amount, life.owner ?? latest.owner)
      var (ending, amount) = (CreatedDeal.Ending.open, latest.amount)
      if let closed = latest.closed {
        ending = latest.status == .won ? .won : .lost
        life.advance(to: Instant(seconds: closed.seconds + 1))
        amount = life.amount
      }
      let created = CreatedDeal(
        ending: ending,
        days: MetricFrame.days(
          from: latest.created.seconds, to: (latest.closed ?? known.cutoff).seconds),
        firstAmount: firstAmount, amount: amount)
      let leaf = index.leaf(deal: latest.deal, owner: owner)
      if isNew { facts.created.append(created, leaf: leaf) }
      if trailing <= latest.created.seconds { facts.trailing.append(created, leaf: leaf) }
    }

    private func addTransfers(
      _ deal: Int, to facts: inout BookingFacts, _ index: inout NodeIndex
    ) {
      var life = known.timeline(deal)
      life.advance(to: Instant(seconds: min(start, stop)))
      while let change = life.nextChange, change.seconds < stop {
        let before = life.owner
        life.advance(to: Instant(seconds: change.seconds + 1))
        guard let before, let owner = life.owner, owner != before, life.status == .open else {
          continue
        }
        facts.transfers.append(Int32(deal), leaf: index.leaf(deal: deal, owner: owner))
      }
    }
  }
}
