import Foundation

/// When deals close that have to wait for their turn.
///
/// A second pass over the closings that are wanted: first come, first served, in calendar weeks
/// from Monday on, never more than the capacity in a week. A deal that finds room in the week in
/// which it wants to close does so at the wanted instant. One that waits closes in the first week
/// with room, the turns of the week spread evenly over its days. Outcome and amount are those of
/// the wanted closing. Whose turn would come after the last day stays open.
struct ClosingSchedule: Sendable {
  /// Closings in a week at most.
  let perWeek: Int
  /// Closings that are wanted within the span.
  let wanted: Int
  /// When a deal that has to wait closes, in seconds, by its number; `nil` for after the span.
  private let turns: [Int: Int?]

  init(_ capacity: ClosingCapacity, _ simulator: Simulator) {
    let wishes = ClosingSchedule.wishes(simulator)
    let configuration = simulator.configuration
    let perWeek: Int
    switch capacity {
    case .atMost(let number): perWeek = number
    case .automatic:
      let days = configuration.lastDay + 1 - configuration.firstDay
      let middle = (configuration.lastDay + 1 - days / 2) * 86_400
      let weeks = Double(days / 2) / 7
      let mean = Double(wishes.count { $0.instant >= middle }) / weeks
      perWeek = max(1, Int((ClosingCapacity.automaticShare * mean).rounded()))
    }
    self.perWeek = perWeek
    wanted = wishes.count
    turns = ClosingSchedule.turns(wishes, perWeek: perWeek, lastDay: configuration.lastDay)
  }

  /// Deals that do not close when they want to.
  var delayed: Int { turns.count }

  /// Deals that still wait at the end of the span.
  var waiting: Int { turns.values.count { $0 == nil } }

  /// The deal as it is when it has to wait for its turn.
  func scheduled(_ deal: SyntheticDeal, _ world: SimulationWorld) -> SyntheticDeal {
    guard let turn = turns[deal.number] else { return deal }
    var wait = DealWait(deal, world)
    return wait.run(until: turn)
  }

  /// A closing that is wanted.
  private struct Wish {
    let instant: Int
    let number: Int
    let region: SyntheticRegion
  }

  private static func wishes(_ simulator: Simulator) -> [Wish] {
    var wishes: [Wish] = []
    simulator.forEachBirth { number, birth in
      var life = DealLife(
        number: number, birth: birth, world: simulator.world,
        stream: simulator.configuration.stream(.deal, number), journal: nil)
      life.live(until: simulator.world.market.count)
      guard life.state.stage.isClosed else { return }
      wishes.append(
        Wish(instant: life.state.changedAt, number: number, region: birth.region))
    }
    return wishes.sorted { ($0.instant, $0.number) < ($1.instant, $1.number) }
  }

  private static func turns(_ wishes: [Wish], perWeek: Int, lastDay: Int) -> [Int: Int?] {
    var turns: [Int: Int?] = [:]
    var (week, taken) = (Int.min, 0)
    for wish in wishes {
      let index = BusinessTime.index(ofDay: wish.instant / 86_400)
      if week < index / 5 { (week, taken) = (index / 5, 0) }
      if taken == perWeek { (week, taken) = (week + 1, 0) }
      if week > index / 5 {
        let place = Double(5 * taken) / Double(perWeek)
        let turn = BusinessTime.instant(
          index: 5 * week + Int(place), fraction: place - place.rounded(.down),
          region: wish.region)
        turns[wish.number] = .some(turn / 86_400 <= lastDay ? turn : nil)
      }
      taken += 1
    }
    return turns
  }
}
