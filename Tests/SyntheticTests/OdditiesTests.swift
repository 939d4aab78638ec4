import Synthetic
import Testing

@Suite("SimulationOddities")
struct OdditiesTests {
  private func deals(_ oddities: SimulationOddities?, seed: UInt64 = 12) throws -> [SyntheticDeal] {
    var deals: [SyntheticDeal] = []
    Simulator(
      try SimulationConfiguration(deals: 2_000, quarters: 8, seed: seed, oddities: oddities)
    ).forEachDeal { deals.append($0) }
    return deals
  }

  @Test("without a share nothing is other than without oddities")
  func none() throws {
    let zero = try SimulationOddities(
      reopened: 0, moved: 0, deleted: 0, merged: 0, foreign: 0, recurrencied: 0)
    #expect(try deals(zero) == deals(nil))
    #expect(try deals(.usual) != deals(nil))
    #expect(try deals(.usual) == deals(.usual))
  }

  @Test("each oddity alone happens to about its share of the deals")
  func shares() throws {
    let plain = try deals(nil)
    func count(
      _ oddities: SimulationOddities, _ isOdd: (SyntheticDeal) -> Bool
    ) throws -> Double { Double(try deals(oddities).count(where: isOdd)) }
    let all = Double(plain.count)
    let deleted = try SimulationOddities(
      reopened: 0, moved: 0, deleted: 0.2, merged: 0, foreign: 0, recurrencied: 0)
    // Five standard deviations of a binomial count.
    func near(_ share: Double, of deals: Double) -> ClosedRange<Double> {
      let width = 5 * (deals * share * (1 - share)).squareRoot()
      return deals * share - width...deals * share + width
    }
    #expect(near(0.2, of: all).contains(try count(deleted) { $0.deletedAt != nil }))
    let foreign = try SimulationOddities(
      reopened: 0, moved: 0, deleted: 0, merged: 0, foreign: 1, recurrencied: 0)
    #expect(
      try count(foreign) { $0.finalState.currency == .dollar }
        == Double(plain.count { $0.region == .amer }))
    let changed = try SimulationOddities(
      reopened: 0, moved: 0, deleted: 0, merged: 0, foreign: 0, recurrencied: 0.1)
    #expect(near(0.1, of: all).contains(try count(changed) { $0.finalState.currency == .dollar }))
    let reopened = try SimulationOddities(
      reopened: 1, moved: 0, deleted: 0, merged: 0, foreign: 0, recurrencied: 0)
    let isReopened: (SyntheticDeal) -> Bool = { deal in
      zip(deal.history, deal.history.dropFirst()).contains {
        $0.stage.isClosed && !$1.stage.isClosed
      }
    }
    // All but those whose day of reopening lies after the end.
    let closed = Double(plain.count { $0.closedAt != nil })
    let again = try count(reopened, isReopened)
    #expect(again > 0.8 * closed && again < closed)
  }

  @Test("histories stay in order and in the span; what is gone has no later record")
  func order() throws {
    let configuration = try SimulationConfiguration(
      deals: 2_000, quarters: 8, seed: 12, oddities: .usual)
    let end = (configuration.lastDay + 1) * 86_400
    for deal in try deals(.usual) {
      let times = deal.history.map(\.changedAt)
      #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 })
      #expect(times.allSatisfy { $0 < end })
      // Day 4 of the count, 1970-01-05, was a Monday.
      #expect(times.allSatisfy { ($0 / 86_400 - 4) % 7 < 5 })
      let gone = deal.deletedAt ?? deal.mergedAt
      if let gone {
        #expect(gone > deal.createdAt && times.allSatisfy { $0 < gone })
        #expect(deal.state(at: gone) == nil)
        #expect(deal.state(at: gone - 1) == deal.finalState)
      }
      #expect((deal.mergedAt == nil) == (deal.mergedInto == nil))
    }
  }

  @Test("a deal is merged into one created before it, which is neither merged nor deleted")
  func merges() throws {
    let deals = try deals(.usual)
    let byID = Dictionary(uniqueKeysWithValues: deals.map { ($0.id, $0) })
    let merged = deals.filter { $0.mergedInto != nil }
    #expect(merged.count >= 10)
    for deal in merged {
      let survivor = try #require(deal.mergedInto.flatMap { byID[$0] })
      #expect(survivor.createdAt <= deal.createdAt)
      #expect(survivor.mergedInto == nil && survivor.deletedAt == nil)
    }
  }

  @Test("there is a rate for each month of the span, and none without oddities")
  func rates() throws {
    let simulator = Simulator(
      try SimulationConfiguration(deals: 100, quarters: 4, seed: 1, oddities: .usual))
    // Four quarters and October and November of the running one.
    #expect(simulator.rates.count == 14)
    #expect(simulator.rates.allSatisfy { (7_000...12_000).contains($0.tenThousandths) })
    let tables = SyntheticTables(simulator)
    let rows = simulator.rates.map(tables.rateRow)
    #expect(rows.allSatisfy { $0.count == SyntheticTables.ratesHeader.count })
    #expect(rows[0][2] == "2024-10-01")
    #expect(Simulator(try SimulationConfiguration(deals: 100, seed: 1)).rates.isEmpty)
  }

  @Test("rows of every shape have a field for each column and need no quoting")
  func rows() throws {
    let simulator = Simulator(
      try SimulationConfiguration(deals: 500, quarters: 8, seed: 3, oddities: .usual))
    let tables = SyntheticTables(simulator)
    var deals: [SyntheticDeal] = []
    simulator.forEachDeal { deals.append($0) }
    let day = simulator.configuration.lastDay
    let files: [(header: [String], rows: [[String]])] = [
      (SyntheticTables.oddDealsHeader, deals.map(tables.oddDealRow)),
      (SyntheticTables.oddHistoryHeader, deals.flatMap(tables.oddHistoryRows)),
      (SyntheticTables.mergesHeader, deals.compactMap(tables.mergeRow)),
      (SyntheticTables.opportunityHeader, deals.map(tables.opportunityRow)),
      (
        SyntheticTables.opportunityHistoryHeader, deals.flatMap(tables.opportunityHistoryRows)
      ),
      (
        SyntheticTables.opportunityFieldHistoryHeader,
        deals.flatMap { tables.fieldHistoryRows($0) }
      ),
      (
        SyntheticTables.dealsHeader,
        deals.compactMap { tables.snapshotRow($0, atEndOf: day - 70) }
      ),
    ]
    for file in files {
      #expect(!file.rows.isEmpty)
      #expect(file.rows.allSatisfy { $0.count == file.header.count })
      #expect(!file.rows.joined().joined().contains { ",\"\r\n".contains($0) })
    }
    // The last snapshot shows the deals that are left as the deals' file does.
    let left = deals.filter { $0.deletedAt == nil && $0.mergedInto == nil }
    #expect(
      deals.compactMap { tables.snapshotRow($0, atEndOf: day) } == left.map(tables.dealRow))
  }

  @Test("a share outside 0 to 1 is refused")
  func refused() {
    let error = #expect(throws: SimulationError.share(name: "moved", found: 1.5)) {
      try SimulationOddities(moved: 1.5)
    }
    #expect(error?.description == "oddities, share of moved 1.5: choose 0 to 1")
    #expect(throws: SimulationError.self) { try SimulationOddities(merged: .nan) }
  }
}
