import Statistics

/// Lets the oddities of a configuration happen to a deal that has lived its plain life.
struct OddLife {
  private let oddities: SimulationOddities
  private let world: SimulationWorld
  private var stream: RandomStream
  private var deal: SyntheticDeal

  /// The first second after the span.
  private var end: Int { (world.configuration.lastDay + 1) * 86_400 }

  init(_ deal: SyntheticDeal, _ oddities: SimulationOddities, _ world: SimulationWorld) {
    self.deal = deal
    self.oddities = oddities
    self.world = world
    stream = world.configuration.stream(.oddity, deal.number)
  }

  /// The deal with what happened to it.
  ///
  /// - Parameter earlier: the deal created before it, into which it may be merged.
  mutating func run(earlier: SyntheticDeal?) -> SyntheticDeal {
    if deal.region == .amer && stream.bernoulli(oddities.foreign) { denominate() }
    if stream.bernoulli(oddities.recurrencied) { changeCurrency() }
    if stream.bernoulli(oddities.moved) { handOver() }
    if stream.bernoulli(oddities.reopened) { reopen() }
    if stream.bernoulli(oddities.deleted) {
      deal.deletedAt = cut()
    } else if stream.bernoulli(oddities.merged), let earlier, earlier.mergedInto == nil,
      earlier.deletedAt == nil
    {
      deal.mergedAt = cut()
      deal.mergedInto = deal.mergedAt == nil ? nil : earlier.id
    }
    return deal
  }

  private mutating func denominate() {
    for index in deal.history.indices { deal.history[index].currency = .dollar }
  }

  private mutating func changeCurrency() {
    guard let index = insert(before: deal.closedAt ?? end) else { return }
    let old = deal.history[index].currency
    for later in index..<deal.history.count {
      deal.history[later].currency = old == .euro ? .dollar : .euro
    }
  }

  private mutating func handOver() {
    guard let index = insert(before: deal.closedAt ?? end) else { return }
    let owner = deal.history[index].owner
    guard
      let next = world.organisation.successor(
        of: owner, day: deal.history[index].changedAt / 86_400, &stream)
    else {
      deal.history.remove(at: index)
      return
    }
    for later in index..<deal.history.count where deal.history[later].owner == owner {
      deal.history[later].owner = next
    }
  }

  /// Opens a closed deal again at the last stage before the close or an earlier one.
  private mutating func reopen() {
    guard let closed = deal.closedAt, deal.history.count > 1 else { return }
    let reopened = OddLife.workingTime(closed + days(8, 60))
    guard reopened < end, reopened > closed else { return }
    var state = deal.finalState
    state.changedAt = reopened
    state.stage = stream.bernoulli(0.5) ? .proposal : .qualification
    state.category = .pipeline
    state.closeDay = reopened / 86_400 + 20 + stream.integer(below: 60)
    deal.history.append(state)
    guard stream.bernoulli(0.5) else { return }
    let again = OddLife.workingTime(reopened + days(8, 45))
    guard again < end, again > reopened else { return }
    let isWon = stream.bernoulli(0.4)
    state.changedAt = again
    state.stage = isWon ? .closedWon : .closedLost
    state.category = isWon ? .closed : .omitted
    state.closeDay = again / 86_400
    deal.history.append(state)
  }

  /// Ends the record at some moment after the creation and gives the moment.
  private mutating func cut() -> Int? {
    guard let moment = moment(after: deal.createdAt, before: end) else { return nil }
    deal.history.removeAll { $0.changedAt >= moment }
    deal.activities.removeAll { $0.start >= moment }
    return moment
  }

  /// Repeats the state of a random moment, to be changed, and gives its place.
  private mutating func insert(before limit: Int) -> Int? {
    guard var moment = moment(after: deal.createdAt, before: limit) else { return nil }
    while deal.history.contains(where: { $0.changedAt == moment }) { moment += 1 }
    guard moment < limit else { return nil }
    let index = deal.history.lastIndex { $0.changedAt < moment } ?? 0
    var state = deal.history[index]
    state.changedAt = moment
    deal.history.insert(state, at: index + 1)
    return index + 1
  }

  private mutating func moment(after start: Int, before limit: Int) -> Int? {
    guard limit - start > 2 else { return nil }
    let moment = OddLife.workingTime(start + 1 + stream.integer(below: limit - start - 2))
    return moment > start ? moment : nil
  }

  /// Some days, to the second.
  private mutating func days(_ least: Int, _ most: Int) -> Int {
    least * 86_400 + stream.integer(below: (most - least) * 86_400)
  }

  /// The same time of the Friday before for one at a weekend.
  private static func workingTime(_ second: Int) -> Int {
    let weekday = (second / 86_400 - 4) % 7
    return weekday < 5 ? second : second - (weekday - 4) * 86_400
  }
}
