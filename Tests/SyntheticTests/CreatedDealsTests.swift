import Statistics
import TestSupport
import Testing

@testable import Synthetic

@Suite("Deals created beside the real ones")
struct CreatedDealsTests {
  private let simulator: Simulator
  private let created: CreatedDeals

  init() throws {
    simulator = Simulator(
      try SimulationConfiguration(deals: 4_000, quarters: 12, seed: 6, preset: .base))
    created = try CreatedDeals(simulator, replicates: 1_500)
  }

  @Test("four dates in each of the last eight whole quarters, the same deals each time")
  func dates() throws {
    #expect(created.days.count == 32)
    let last = QuarterNumber(containing: SimulationConfiguration.defaultLastDay).value - 1
    for (index, day) in created.days.enumerated() {
      #expect(
        day == QuarterNumber(last - 7 + index / 4).firstDay + [0, 28, 49, 63][index % 4] - 1)
    }
    let deals = created.deals(date: 5)
    #expect(deals.count == 3 * 1_500)
    #expect(deals == created.deals(date: 5))
    #expect(Set(deals.map(\.amountMinor)).count > 100)
  }

  @Test("what is won is won within the quarter, after the creation")
  func won() {
    for date in [0, 3, 31] {
      for deal in created.deals(date: date) {
        #expect(deal.createdOn > deal.asOf)
        if let closedOn = deal.closedOn { #expect(closedOn >= deal.createdOn) }
        let quarter = QuarterNumber(containing: deal.createdOn)
        for (ahead, won) in deal.won.enumerated() where (won ?? 0) > 0 {
          let closed = deal.closedOn.map { QuarterNumber(containing: $0).value }
          #expect(closed == quarter.value + ahead)
        }
        #expect(deal.won.count { ($0 ?? 0) > 0 } <= 1)
      }
    }
  }

  /// The real deals of the weeks around the date are few; those of all dates together tell.
  @Test("they are won in the quarter as often as the real deals created in the same weeks")
  func frequency() {
    var expected = 0.0
    var variance = 0.0
    var came = 0.0
    var share: [Int: [Int: Double]] = [:]
    for date in created.days.indices {
      let deals = created.deals(date: date)
      for segment in SyntheticSegment.allCases {
        let own = deals.filter { $0.segment == segment }
        share[created.days[date], default: [:]][segment.index] =
          Double(own.count { ($0.won[0] ?? 0) > 0 }) / Double(own.count)
      }
    }
    simulator.forEachDeal { deal in
      let day = deal.createdAt / 86_400
      // Created within four days of a date and in the same quarter.
      guard
        let date = created.days.first(where: { (1...4).contains(day - $0) }),
        let chance = share[date]?[deal.segment.index]
      else { return }
      expected += chance
      variance += chance * (1 - chance)
      let quarter = QuarterNumber(containing: day)
      if deal.isWon, let closed = deal.closedAt,
        QuarterNumber(containing: closed / 86_400) == quarter
      {
        came += 1
      }
    }
    #expect(expected > 20)
    #expect(abs(came - expected) < simulationStandardErrors * variance.squareRoot())
  }

  @Test("a number outside of the range, and a closing capacity, are refused")
  func refused() throws {
    #expect(throws: SimulationError.self) { try CreatedDeals(simulator, replicates: 0) }
    let limited = Simulator(
      try SimulationConfiguration(deals: 500, quarters: 6, seed: 1, closingCapacity: .atMost(3)))
    #expect(throws: SimulationError.self) { try CreatedDeals(limited, replicates: 5) }
  }
}
