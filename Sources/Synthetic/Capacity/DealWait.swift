import Statistics

/// What happens to a deal that wants to close and has to wait for its turn.
///
/// It stays in the stage it is in. Its owner moves the close date when it is past, by one to five
/// weeks, and there are half as many activities as otherwise.
struct DealWait {
  private let world: SimulationWorld
  private var deal: SyntheticDeal
  private var stream: RandomStream

  /// What is left of the activities.
  private static let activityShare = 0.5

  init(_ deal: SyntheticDeal, _ world: SimulationWorld) {
    self.deal = deal
    self.world = world
    stream = world.configuration.stream(.capacity, 2 * deal.number)
  }

  /// The deal with its closing at another instant, in seconds; open for `nil`.
  mutating func run(until turn: Int?) -> SyntheticDeal {
    var closed = deal.history.removeLast()
    let first = BusinessTime.index(ofDay: closed.changedAt / 86_400) + 1
    let market = world.market
    let end =
      turn.map { BusinessTime.index(ofDay: $0 / 86_400) } ?? market.firstIndex + market.count
    var state = deal.finalState
    var journal = ActivityJournal(
      stream: world.configuration.stream(.capacity, 2 * deal.number + 1))
    let habits = world.organisation.people[state.owner].habits
    let usual = DealRates.usualActivity * DealRates.activityByStage[state.stage.index]
    for index in first..<max(first, end) {
      journal.elapse(
        from: 0, to: 1, rate: DealWait.activityShare * habits.activity * usual, index: index,
        region: deal.region, stage: state.stage, owner: state.owner, health: deal.truth.quality)
      let day = BusinessTime.day(ofIndex: index)
      let looks = 1 / (habits.daysToUpdate * world.shape.carelessness)
      guard state.closeDay < day, stream.bernoulli(min(1, looks)) else { continue }
      state.closeDay = day + 7 + stream.integer(below: 28)
      state.changedAt = BusinessTime.instant(
        index: index, fraction: stream.uniform(), region: deal.region)
      deal.history.append(state)
    }
    deal.activities += journal.activities
    if let turn {
      closed.changedAt = turn
      closed.closeDay = turn / 86_400
      deal.history.append(closed)
    }
    return deal
  }
}
