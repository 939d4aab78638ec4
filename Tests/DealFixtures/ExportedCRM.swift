package import Calendars
package import Deals
package import Synthetic

/// A simulated CRM with every oddity, and its export files as text in each shape.
package struct ExportedCRM: Sendable {
  /// As what the deals and their history are exported: aforo's own tables, Salesforce's stage
  /// history with the owners' field history, field history alone, weekly full exports.
  package enum Shape: CaseIterable, Sendable {
    case canonical, salesforce, fieldHistory, snapshots
  }

  /// A file of an export.
  package struct File: Sendable {
    package let name: String
    package let kind: TableKind
    package let header: [String]
    package var rows: [[String]]

    /// The file as CSV; the simulator's fields need no quotes.
    package var text: String {
      ([header] + rows).map { $0.joined(separator: ",") + "\n" }.joined()
    }
  }

  package let simulator: Simulator
  package let deals: [SyntheticDeal]
  private let tables: SyntheticTables

  /// - Parameter lastDay: days since 1970-01-01.
  package init(
    deals count: Int, quarters: Int, seed: UInt64,
    lastDay: Int = SimulationConfiguration.defaultLastDay
  ) throws {
    simulator = Simulator(
      try SimulationConfiguration(
        deals: count, quarters: quarters, seed: seed, lastDay: lastDay, oddities: .usual))
    var deals: [SyntheticDeal] = []
    simulator.forEachDeal { deals.append($0) }
    self.deals = deals
    tables = SyntheticTables(simulator)
  }

  /// The days of the last weekly exports, ascending; the last one is the simulation's last day.
  package func weeks(_ count: Int) -> [Day] {
    (0..<count).reversed().map { week in
      Day(number: Int32(simulator.configuration.lastDay - 7 * week))
    }
  }

  /// Name of an owner.
  package func owner(_ state: SyntheticState) -> String {
    simulator.organisation.people[state.owner].name
  }

  /// The files of a shape but for the snapshots, whose deals come by ``snapshot(_:)``.
  package func files(_ shape: Shape) -> [File] {
    var files = [
      File(
        name: "rates.csv", kind: .rates, header: SyntheticTables.ratesHeader,
        rows: simulator.rates.map(tables.rateRow)),
      File(
        name: "merges.csv", kind: .merges, header: SyntheticTables.mergesHeader,
        rows: deals.compactMap(tables.mergeRow)),
    ]
    switch shape {
    case .canonical:
      files.append(
        File(
          name: "deals.csv", kind: .deals, header: SyntheticTables.oddDealsHeader,
          rows: deals.map(tables.oddDealRow)))
      files.append(
        File(
          name: "history.csv", kind: .history, header: SyntheticTables.oddHistoryHeader,
          rows: deals.flatMap(tables.oddHistoryRows)))
    case .salesforce:
      files.append(opportunities)
      files.append(
        File(
          name: "OpportunityHistory.csv", kind: .history,
          header: SyntheticTables.opportunityHistoryHeader,
          rows: deals.flatMap(tables.opportunityHistoryRows)))
      files.append(fieldHistory(ownersOnly: true))
    case .fieldHistory:
      files.append(opportunities)
      files.append(fieldHistory(ownersOnly: false))
    case .snapshots: break
    }
    return files
  }

  private var opportunities: File {
    File(
      name: "Opportunity.csv", kind: .deals, header: SyntheticTables.opportunityHeader,
      rows: deals.map(tables.opportunityRow))
  }

  private func fieldHistory(ownersOnly: Bool) -> File {
    File(
      name: "OpportunityFieldHistory.csv", kind: .history,
      header: SyntheticTables.opportunityFieldHistoryHeader,
      rows: deals.flatMap { tables.fieldHistoryRows($0, ownersOnly: ownersOnly) })
  }

  /// The full export at the end of a day.
  package func snapshot(_ day: Day) -> File {
    File(
      name: "\(day.iso8601).csv", kind: .deals, header: SyntheticTables.dealsHeader,
      rows: deals.compactMap { tables.snapshotRow($0, atEndOf: Int(day.number)) })
  }

  /// The settings of the simulation.
  package func settings() throws -> DealSettings {
    try SampleCRM(stages: SampleCRM.simulatedStages()).simulatedSettings
  }
}
