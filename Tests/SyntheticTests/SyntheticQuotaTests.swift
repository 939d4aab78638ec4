import Foundation
import Synthetic
import Testing

@Suite("Quotas and truth")
struct SyntheticQuotaTests {
  private let simulator: Simulator
  private let tally: SimulationTally

  init() throws {
    simulator = Simulator(
      try SimulationConfiguration(deals: 3000, seed: 6, plantedGap: .americasEnterprise))
    tally = simulator.tally()
  }

  @Test("add up from people to managers, regions and the total, to the cent")
  func sums() {
    let byQuarter = Dictionary(grouping: simulator.quotas(tally), by: \.quarter)
    #expect(byQuarter.count == 14)
    for rows in byQuarter.values {
      let total = rows.filter { $0.region == nil }.map(\.amountMinor)
      let regions = rows.filter { $0.region != nil && $0.manager == nil }.map(\.amountMinor)
      let managers = rows.filter { $0.manager != nil && $0.owner == nil }.map(\.amountMinor)
      let owners = rows.filter { $0.owner != nil }.map(\.amountMinor)
      #expect(total.count == 1 && regions.count == 3 && managers.count == 6)
      for level in [regions, managers, owners] {
        #expect(level.reduce(0, +) == total[0])
      }
      #expect(owners.allSatisfy { $0 > 0 })
    }
  }

  @Test("are known from the quarter's first day, the next one's from the running one's")
  func known() {
    let running = simulator.configuration.runningQuarter
    for quota in simulator.quotas(tally) {
      #expect(quota.knownFrom == min(quota.quarter, running).firstDay)
    }
  }

  @Test("do not depend on bookings of their own quarter or later ones")
  func noLookAhead() {
    var cut = SimulationTally(simulator)
    let quarter = QuarterNumber(containing: simulator.configuration.firstDay + 800)
    simulator.forEachDeal { deal in
      if (deal.closedAt ?? 0) < quarter.firstDay * 86_400 { cut.add(deal) }
    }
    func upTo(_ tally: SimulationTally) -> [SyntheticQuota] {
      simulator.quotas(tally).filter { $0.quarter <= quarter }
    }
    #expect(upTo(cut) == upTo(tally))
  }

  @Test("truth agrees with the deals and encodes")
  func truth() throws {
    let truth = simulator.truth(tally)
    var won = 0
    simulator.forEachDeal { deal in won += deal.isWon ? 1 : 0 }
    #expect(truth.quarters.reduce(0) { $0 + $1.won } == won)
    #expect(truth.quarters.map(\.period).first == "2022-Q4")
    #expect(truth.quarters.map(\.period).last == "2025-Q4")
    #expect(truth.quarters.map(\.isComplete) == Array(repeating: true, count: 12) + [false])
    #expect(truth.planted?.from == "2025-08-16" && truth.planted?.until == "2025-11-14")
    #expect(truth.deals == tally.deals)
    let text = String(decoding: try JSONEncoder().encode(truth), as: UTF8.self)
    #expect(text.contains("\"seed\":6"))
  }
}
