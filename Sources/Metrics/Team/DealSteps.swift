internal import Calendars
internal import Deals

/// What was known of one deal from one of its changes to the next.
struct DealStep: Sendable {
  /// Seconds of the change.
  let at: Int64
  let status: DealStatus
  /// Code of the stage; -1 while unknown.
  let stage: Int
  let amount: Int64?
  let closeDay: Day?
  let owner: Int?
  let category: ForecastCategory?

  var isOpen: Bool { status == .open }
}

/// The changes of one deal before the cutoff, in their order; one value serves deal after deal.
struct DealSteps: Sendable {
  private(set) var all: [DealStep] = []
  private(set) var deal = 0
  /// Seconds of the creation.
  private(set) var created: Int64 = 0
  /// How it stands at the cutoff, and seconds since when it is won or lost.
  private(set) var status = DealStatus.absent
  private(set) var closed: Int64?

  /// Reads another deal.
  mutating func read(_ known: KnownDeals, deal: Int) {
    self.deal = deal
    all.removeAll(keepingCapacity: true)
    var clock = known.timeline(deal)
    while let change = clock.nextChange {
      let after = Instant(seconds: change.seconds + 1)
      clock.advance(to: min(after, known.cutoff))
      all.append(
        DealStep(
          at: change.seconds, status: clock.status, stage: clock.stage ?? -1, amount: clock.amount,
          closeDay: clock.closeDay, owner: clock.owner, category: clock.category))
    }
    created = clock.created.seconds
    status = clock.status
    closed = clock.closed?.seconds
  }

  /// What was known before a moment; `nil` before the creation.
  func state(before moment: Int64) -> DealStep? { all.last { $0.at < moment } }

  /// What was known at the creation.
  var first: DealStep? { all.first }

  /// What was known when it was won or lost for good: amount and owner that count.
  var closing: DealStep? { closed.flatMap { closed in all.last { $0.at <= closed } } }

  /// The win, if it is won.
  var win: DealStep? { status == .won ? closing : nil }

  /// Who made it: the first owner known, else the last.
  var maker: Int? { first?.owner ?? all.last?.owner }
}
