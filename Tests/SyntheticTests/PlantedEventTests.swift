import Synthetic
import Testing

@Suite("Planted events")
struct PlantedEventTests {
  private func simulator(
    _ planted: Set<PlantedEvent>, seed: UInt64 = 5, shock: QuarterShock? = nil
  ) throws -> Simulator {
    Simulator(
      try SimulationConfiguration(deals: 6_000, seed: seed, planted: planted, shock: shock))
  }

  private func deals(_ simulator: Simulator) -> [SyntheticDeal] {
    var deals: [SyntheticDeal] = []
    simulator.forEachDeal { deals.append($0) }
    return deals
  }

  @Test("a drought leaves a third of its region's deals, and all others as they were")
  func drought() throws {
    let planted = try simulator([.drought])
    let drought = try #require(planted.planting?.drought)
    func isDry(_ deal: SyntheticDeal) -> Bool {
      deal.region == drought.region && drought.days.contains(deal.createdAt / 86_400)
    }
    let usual = deals(try simulator([]))
    let dry = deals(planted)
    #expect(dry.filter { !isDry($0) } == usual.filter { !isDry($0) })
    let share = Double(dry.count(where: isDry)) / Double(usual.count(where: isDry))
    #expect(abs(share - Planting.droughtShare) < 0.01)
  }

  @Test("a drop of the win rate is in its cell and from its quarter on")
  func winDrop() throws {
    let planted = try simulator([.winDrop])
    let drop = try #require(planted.planting?.winDrop)
    let start =
      QuarterNumber(planted.configuration.firstQuarter.value + drop.quarter).firstDay * 86_400
    func share(_ deals: [SyntheticDeal], _ isIn: (SyntheticDeal) -> Bool) -> Double {
      let closed = deals.filter { deal in
        guard let closedAt = deal.closedAt else { return false }
        return closedAt >= start + 60 * 86_400 && isIn(deal)
      }
      return Double(closed.count { $0.isWon }) / Double(closed.count)
    }
    func isIn(_ deal: SyntheticDeal) -> Bool {
      deal.region == drop.region && deal.segment == drop.segment
    }
    let before = deals(try simulator([]))
    let after = deals(planted)
    #expect(share(after, isIn) < 0.75 * share(before, isIn))
    #expect(after.filter { !isIn($0) } == before.filter { !isIn($0) })
  }

  @Test("duplicates share what identifies a deal, and come within two weeks, in their turn")
  func duplicates() throws {
    let all = deals(try simulator([.duplicates]))
    let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
    var count = 0
    for deal in all {
      guard case .duplicate(let id) = deal.planted else { continue }
      let original = try #require(byID[id])
      count += 1
      #expect(original.account == deal.account && original.product == deal.product)
      #expect(deal.createdAt > original.createdAt)
      #expect(deal.createdAt - original.createdAt <= 14 * 86_400)
      let ratio =
        Double(deal.history[0].amountMinor) / Double(original.history[0].amountMinor)
      #expect((0.9...1.1).contains(ratio))
    }
    let share = Double(count) / Double(all.count)
    #expect((0.006...0.014).contains(share))
    #expect(zip(all, all.dropFirst()).allSatisfy { $0.createdAt <= $1.createdAt })
  }

  @Test("errors, a big deal and people are marked, once each where they are single")
  func marks() throws {
    let planted = try simulator([.dataErrors, .bigDeal, .sandbaggers, .optimist])
    let all = deals(planted)
    #expect(all.count { $0.planted == .big } == 1)
    let wrong = all.count { deal in
      if case .error = deal.planted { return true }
      return false
    }
    #expect((0.005...0.012).contains(Double(wrong) / Double(all.count)))
    let planting = try #require(planted.planting)
    #expect(planting.sandbaggers.count == 2 && planting.optimists.count == 1)
    #expect(Set(planting.sandbaggers).isDisjoint(with: planting.optimists))
    func commits(_ places: [Int]) -> Double {
      let states = all.flatMap(\.history).filter { $0.stage == .negotiation }
        .filter { places.isEmpty || places.contains($0.owner) }
      return Double(states.count { $0.category == .commit }) / Double(states.count)
    }
    #expect(commits(planting.sandbaggers) < 0.5 * commits([]))
    #expect(commits(planting.optimists) > commits([]))
  }

  /// Bookings of the shocked quarter over those without the shock, and of the one before.
  private func ratio(_ change: (inout QuarterShock) -> Void) throws -> (Double, Double) {
    var shock = QuarterShock(quarter: 9)
    change(&shock)
    func bookings(_ shock: QuarterShock?) throws -> [Double] {
      let simulator = try simulator([], seed: 3, shock: shock)
      let first = simulator.configuration.firstQuarter.value
      var sums = [Double](repeating: 0, count: 13)
      for deal in deals(simulator) where deal.isWon {
        let quarter = QuarterNumber(containing: (deal.closedAt ?? 0) / 86_400).value - first
        sums[quarter] += Double(deal.finalState.amountMinor)
      }
      return sums
    }
    let (with, without) = (try bookings(shock), try bookings(nil))
    return (with[9] / without[9], with[8] / without[8])
  }

  @Test("a shock changes its quarter and nothing before it")
  func shocks() throws {
    let amounts = try ratio { $0.amounts = 0.8 }
    #expect(abs(amounts.0 - 0.8) < 0.01 && amounts.1 == 1)
    let speed = try ratio { $0.speed = 0.55 }
    #expect(speed.0 < 0.75 && speed.1 == 1)
    let win = try ratio { $0.winLogit = -0.7 }
    #expect(win.0 < 0.8 && win.1 == 1)
    let creation = try ratio { $0.creation = 0.6 }
    #expect(creation.0 < 1 && creation.1 == 1)
    let pipeline = try ratio { $0.startingPipeline = 0.7 }
    #expect(pipeline.0 < 0.95)
  }

  @Test("a shock outside what can be simulated is refused")
  func checks() throws {
    var shock = QuarterShock(quarter: 3)
    shock.creation = 1.5
    #expect(throws: SimulationError.shock(name: "creation", found: 1.5, allowed: 0...1)) {
      try simulator([], shock: shock)
    }
    #expect(throws: SimulationError.shockedQuarter(found: 13, allowed: 0...12)) {
      try simulator([], shock: QuarterShock(quarter: 13))
    }
  }
}
