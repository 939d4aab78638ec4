internal import Calendars
internal import Deals

/// One deal's way through the stages, followed to the cutoff or to its deletion.
struct FunnelWalk {
  /// Something found on the way, with the owner of its moment.
  struct Found<Fact> {
    var fact: Fact
    let owner: Int?
  }

  let deal: Int
  /// Whether it was deleted before the cutoff.
  let isDeleted: Bool
  private(set) var visits: [Found<StageVisit>] = []
  private(set) var reached: [Found<StageArrival>] = []
  private(set) var inOrder: [Found<StageArrival>] = []
  private(set) var advances: [Found<Bool>] = []
  /// The owner at the creation (`.some(nil)` where there was none); `nil` for a deal not created in the
  /// period.
  private(set) var createdOwner: Int??
  /// Whether a visit ended in a loss.
  private(set) var hasLoss = false

  private let window: FunnelWindow
  private let won: Int16
  private let end: Int64
  private var timeline: DealTimeline
  /// The moments at which the visits began.
  private var entries: [Int64] = []
  /// The visits without an outcome yet.
  private var pending: [Int] = []
  /// The rank of the stage it is in; `nil` while lost or unknown.
  private var rank: Int16?
  /// The visit it is in, when that began in the period.
  private var visit: Int?
  private var farthest: Int16 = -1
  private var isInOrder = true
  private var hasMovedBack = false
  private var isUnknown = false
  private var isFirst = true
  private var wonAmount: Int64?
  private var wonAt: Instant?

  init(_ known: KnownDeals, _ window: FunnelWindow, deal: Int) {
    self.window = window
    self.deal = deal
    let deleted = known.deleted(deal)
    isDeleted = deleted != nil
    end = deleted?.seconds ?? known.cutoff.seconds
    won = window.won
    timeline = known.timeline(deal)
  }

  /// Follows the deal.
  ///
  /// - Returns: whether anything of it belongs to the period.
  mutating func run() -> Bool {
    guard timeline.created.seconds < window.to else { return false }
    while let change = timeline.nextChange, change.seconds < end {
      let status = timeline.status
      let owner = timeline.owner
      timeline.advance(to: Instant(seconds: change.seconds + 1))
      if isFirst, window.contains(change.seconds) { createdOwner = .some(timeline.owner) }
      step(at: change.seconds, from: status, owner: timeline.owner ?? owner)
      isFirst = false
    }
    finish()
    return createdOwner != nil || !visits.isEmpty || !reached.isEmpty || !advances.isEmpty
  }

  /// The facts of a deal created in the period.
  func created(source: Int32) -> SourcedDeal {
    let isWon = timeline.status == .won
    return SourcedDeal(
      farthest: farthest, hasMovedBack: hasMovedBack, hasStages: !isUnknown && farthest >= 0,
      source: source, isWon: isWon, amount: isWon ? wonAmount : nil)
  }

  private mutating func step(at moment: Int64, from status: DealStatus, owner: Int?) {
    if timeline.status == .won, wonAt != timeline.closed {
      wonAt = timeline.closed
      wonAmount = timeline.amount
    }
    guard timeline.status != .lost else {
      if status != .lost { lose(at: moment) }
      return
    }
    guard let next = nextRank else {
      if isFirst { isUnknown = true }
      return
    }
    guard next != rank else { return }
    let isIn = window.contains(moment)
    leave(to: next, at: moment, owner: owner, isIn: isIn)
    arrive(next, isIn: isIn, owner: owner)
    rank = next
    guard isIn else { return }
    visit = next == won ? nil : visits.count
    if next != won { pending.append(visits.count) }
    entries.append(moment)
    visits.append(
      Found(
        fact: StageVisit(stage: next, isOfDeleted: isDeleted, amount: timeline.amount), owner: owner
      ))
  }

  private var nextRank: Int16? {
    if timeline.status == .won { return won }
    return timeline.stage.map { Int16(clamping: $0) }
  }

  /// The end of a stay by a move to another stage, and the outcome of the visits that waited for it.
  private mutating func leave(to next: Int16, at moment: Int64, owner: Int?, isIn: Bool) {
    if let rank, rank != won {
      if next < rank { hasMovedBack = true }
      if next > rank, isIn {
        advances.append(Found(fact: next - rank > 1, owner: owner))
      }
      close(next > rank ? .advanced : .movedBack, at: moment)
    }
    settle(.beyond, at: moment) { $0 < next }
  }

  private mutating func lose(at moment: Int64) {
    if rank != nil, rank != won { hasLoss = true }
    close(.lost, at: moment)
    settle(.lost, at: moment) { _ in true }
    rank = nil
  }

  /// First arrivals at every stage up to one.
  private mutating func arrive(_ next: Int16, isIn: Bool, owner: Int?) {
    guard !isUnknown, next > farthest else { return }
    for index in reached.indices where reached[index].fact.stage <= farthest {
      reached[index].fact.hasNext = true
    }
    if next != farthest + 1 { isInOrder = false }
    if isInOrder {
      for index in inOrder.indices { inOrder[index].fact.hasNext = true }
      if isIn { inOrder.append(Found(fact: StageArrival(stage: next), owner: owner)) }
    }
    if isIn {
      for stage in (farthest + 1)...next {
        reached.append(
          Found(fact: StageArrival(stage: stage, hasNext: stage < next), owner: owner))
      }
    }
    farthest = next
  }

  private mutating func close(_ end: VisitEnd, at moment: Int64) {
    guard let visit else { return }
    visits[visit].fact.end = end
    visits[visit].fact.days = MetricFrame.days(from: entries[visit], to: moment)
    self.visit = nil
  }

  private mutating func settle(
    _ outcome: StageVisit.Outcome, at moment: Int64, where isSettled: (Int16) -> Bool
  ) {
    guard !pending.isEmpty else { return }
    for index in pending where isSettled(visits[index].fact.stage) {
      visits[index].fact.outcome = outcome
      visits[index].fact.daysToOutcome = MetricFrame.days(from: entries[index], to: moment)
    }
    pending.removeAll { visits[$0].fact.outcome != .pending }
  }

  private mutating func finish() {
    if isDeleted { close(.deleted, at: end) } else { close(.open, at: end) }
    for index in pending {
      visits[index].fact.daysToOutcome = MetricFrame.days(from: entries[index], to: end)
    }
  }
}

/// The period in seconds, and the rank of a won deal.
struct FunnelWindow {
  let from: Int64
  let to: Int64
  let won: Int16

  init(_ frame: MetricFrame) {
    from = frame.start.seconds
    to = frame.stateMoment.seconds
    won = Int16(clamping: frame.known.settings.stages.openCount)
  }

  func contains(_ seconds: Int64) -> Bool { from <= seconds && seconds < to }
}
