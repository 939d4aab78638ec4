import Synthetic
import Testing

/// Every deal of a simulation; for small ones only.
private func deals(_ configuration: SimulationConfiguration) -> [SyntheticDeal] {
  var deals: [SyntheticDeal] = []
  Simulator(configuration).forEachDeal { deal in deals.append(deal) }
  return deals
}

@Suite("Simulator")
struct SimulatorTests {
  @Test("gives the same deals for the same seed, twice and from two simulators")
  func reproducible() throws {
    let configuration = try SimulationConfiguration(deals: 600, seed: 8)
    let simulator = Simulator(configuration)
    var first: [SyntheticDeal] = []
    var second: [SyntheticDeal] = []
    simulator.forEachDeal { deal in first.append(deal) }
    simulator.forEachDeal { deal in second.append(deal) }
    #expect(first == second)
    #expect(first == deals(configuration))
  }

  @Test("gives other deals for another seed")
  func seeds() throws {
    let one = deals(try SimulationConfiguration(deals: 600, seed: 8))
    let other = deals(try SimulationConfiguration(deals: 600, seed: 9))
    #expect(one != other)
    #expect(one.map(\.createdAt) != other.map(\.createdAt))
  }

  @Test("numbers deals in the order of creation")
  func order() throws {
    let all = deals(try SimulationConfiguration(deals: 2000, seed: 1))
    #expect(all.map(\.number) == Array(1...all.count))
    #expect(zip(all, all.dropFirst()).allSatisfy { $0.createdAt <= $1.createdAt })
    #expect(all[0].id == "D0000001")
  }

  @Test("keeps every event within the span, in order, on working days and in working hours")
  func events() throws {
    let configuration = try SimulationConfiguration(deals: 3000, seed: 2)
    let (from, until) = (configuration.firstDay * 86_400, (configuration.lastDay + 1) * 86_400)
    for deal in deals(configuration) {
      let instants = deal.history.map(\.changedAt)
      #expect(zip(instants, instants.dropFirst()).allSatisfy { $0 < $1 })
      #expect(instants[0] == deal.createdAt && instants[0] >= from)
      #expect(instants[instants.count - 1] < until)
      let starts = deal.activities.map(\.start)
      #expect(zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 })
      #expect(deal.activities.allSatisfy { $0.start >= deal.createdAt && $0.start < until })
      // Day 0 was a Thursday: Saturday and Sunday are 2 and 3 modulo 7.
      #expect(instants.allSatisfy { ($0 / 86_400) % 7 != 2 && ($0 / 86_400) % 7 != 3 })
      let opening = deal.region == .emea ? 7 : deal.region == .amer ? 13 : 0
      #expect(instants.allSatisfy { (opening...opening + 10).contains($0 / 3600 % 24) })
    }
  }

  @Test("changes something with every row, and nothing after the closing")
  func history() throws {
    for deal in deals(try SimulationConfiguration(deals: 3000, seed: 3)) {
      for (before, after) in zip(deal.history, deal.history.dropFirst()) {
        var same = after
        same.changedAt = before.changedAt
        #expect(same != before)
        #expect(!before.stage.isClosed)
      }
      #expect(deal.history[0].stage == .prospecting)
      #expect(deal.history.allSatisfy { $0.amountMinor > 0 })
      if let closedAt = deal.closedAt {
        #expect(deal.finalState.closeDay == closedAt / 86_400)
        #expect(deal.activities.allSatisfy { $0.start <= closedAt })
        #expect(!deal.truth.isZombie)
      }
    }
  }

  @Test("leaves everything outside a planted gap as it was without one")
  func gapLeavesTheRest() throws {
    let plain = try SimulationConfiguration(deals: 2000, seed: 5)
    let gap = try SimulationConfiguration(deals: 2000, seed: 5, plantedGap: .americasEnterprise)
    let planted = Dictionary(uniqueKeysWithValues: deals(gap).map { ($0.number, $0) })
    let begin = (plain.lastDay + 1 - 91) * 86_400
    for deal in deals(plain) {
      let other = planted[deal.number]
      if deal.region != .amer || deal.segment != .enterprise {
        #expect(other == deal)
      } else if deal.createdAt < begin {
        #expect(
          other?.history.filter { $0.changedAt < begin }
            == deal.history.filter { $0.changedAt < begin })
      }
    }
    #expect(planted.count < deals(plain).count)
  }

  @Test("stops at the first error of the body")
  func stopsAtError() throws {
    struct Stop: Error {}
    var count = 0
    let simulator = Simulator(try SimulationConfiguration(deals: 600, seed: 8))
    #expect(throws: Stop.self) {
      try simulator.forEachDeal { _ in
        count += 1
        if count == 10 { throw Stop() }
      }
    }
    #expect(count == 10)
  }
}
