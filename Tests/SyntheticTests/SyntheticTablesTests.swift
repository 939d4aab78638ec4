import Foundation
import Synthetic
import Testing

@Suite("SyntheticTables")
struct SyntheticTablesTests {
  private let simulator: Simulator
  private let tables: SyntheticTables
  private let deals: [SyntheticDeal]

  init() throws {
    let simulator = Simulator(try SimulationConfiguration(deals: 500, seed: 3))
    var deals: [SyntheticDeal] = []
    simulator.forEachDeal { deal in deals.append(deal) }
    self.simulator = simulator
    self.deals = deals
    tables = SyntheticTables(simulator)
  }

  @Test("rows have a field for each column and need no quoting")
  func fields() throws {
    var (leads, calls) = (LeadBook(simulator), CallBook(simulator))
    var leadRows: [[String]] = []
    for deal in deals {
      leadRows += leads.leads(upTo: deal).map(tables.leadRow)
      calls.add(deal)
    }
    leadRows += leads.finish().map(tables.leadRow)
    let oracle = try Oracle(simulator, paths: 50)
    let answer = oracle.answer(
      date: 4, (0..<oracle.blockCount).map { oracle.paths(date: 4, block: $0) })
    let quotas = simulator.quotas(simulator.tally())
    let files: [(header: [String], rows: [[String]])] = [
      (SyntheticTables.dealsHeader, deals.map(tables.dealRow)),
      (SyntheticTables.historyHeader, deals.flatMap(tables.historyRows)),
      (SyntheticTables.activitiesHeader, deals.flatMap(tables.activityRows)),
      (SyntheticTables.briefActivitiesHeader, deals.flatMap(tables.briefActivityRows)),
      (SyntheticTables.quotasHeader, quotas.map(tables.quotaRow)),
      (SyntheticTables.peopleHeader, tables.peopleRows),
      (SyntheticTables.leadsHeader, leadRows),
      (SyntheticTables.callsHeader, calls.calls().map(tables.callRow)),
      (SyntheticTables.oracleHeader, tables.oracleRows(answer)),
      (SyntheticTables.oracleDealsHeader, tables.oracleDealRows(answer)),
      (SyntheticTables.truthHeader, deals.map(tables.truthRow)),
    ]
    for file in files {
      #expect(!file.rows.isEmpty)
      #expect(file.rows.allSatisfy { $0.count == file.header.count })
      let text = file.rows.joined().joined()
      #expect(!text.contains { ",\"\r\n".contains($0) })
    }
  }

  @Test("the last history row agrees with the deal's row")
  func agreement() throws {
    for deal in deals {
      let row = Dictionary(
        uniqueKeysWithValues: zip(SyntheticTables.dealsHeader, tables.dealRow(deal)))
      let history = tables.historyRows(deal)
      let last = Dictionary(
        uniqueKeysWithValues: zip(SyntheticTables.historyHeader, try #require(history.last)))
      for column in ["stage", "amount", "close_date", "owner", "category"] {
        #expect(row[column] == last[column])
      }
      #expect(row["created_at"] == history[0][1])
      #expect(row["closed_at"] == (deal.closedAt == nil ? "" : last["changed_at"]))
    }
  }

  @Test("instants and dates read back with Foundation's parser")
  func instants() throws {
    let parser = ISO8601DateFormatter()
    for deal in deals {
      for (state, row) in zip(deal.history, tables.historyRows(deal)) {
        let instant = try #require(parser.date(from: row[1]))
        #expect(Int(instant.timeIntervalSince1970) == state.changedAt)
        let day = try #require(parser.date(from: row[4] + "T00:00:00Z"))
        #expect(Int(day.timeIntervalSince1970) == state.closeDay * 86_400)
      }
    }
  }

  @Test("ids and names of people are unique, and every owner is a person")
  func identity() {
    let names = tables.peopleRows.map { $0[0] }
    #expect(Set(names).count == names.count)
    let activities = deals.flatMap(tables.activityRows).map { $0[0] }
    #expect(Set(activities).count == activities.count)
    #expect(Set(deals.map(\.id)).count == deals.count)
    #expect(Set(deals.map { tables.dealRow($0)[3] }).isSubset(of: names))
  }

  @Test("the example of the module's documentation runs")
  func documentation() throws {
    let configuration = try SimulationConfiguration(
      deals: 2_000, seed: 7, plantedGap: .americasEnterprise)
    let simulator = Simulator(configuration)
    let tables = SyntheticTables(simulator)
    var tally = SimulationTally(simulator)
    var history = [SyntheticTables.historyHeader]
    simulator.forEachDeal { deal in
      tally.add(deal)
      history += tables.historyRows(deal)
    }
    let quotas = simulator.quotas(tally).map(tables.quotaRow)
    let truth = simulator.truth(tally)
    #expect(history.count > truth.deals)
    #expect(!quotas.isEmpty)
    #expect(truth.planted != nil)
  }
}
