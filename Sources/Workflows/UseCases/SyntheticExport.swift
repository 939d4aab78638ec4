internal import Calendars
internal import Foundation
internal import Synthetic

/// As what a synthetic CRM exports its deals and their history.
public enum ExportShape: String, Sendable, CaseIterable {
  /// `deals.csv` and `history.csv`, aforo's own tables.
  case canonical
  /// Salesforce's Opportunity and OpportunityHistory, with the owners' field history.
  case salesforce
  /// Salesforce's Opportunity and OpportunityFieldHistory.
  case fieldHistory = "field-history"
  /// A full export for each of the last ``weeks`` weeks: `snapshots/2025-01-06.csv`, ...
  case snapshots

  /// The number of snapshots.
  public static let weeks = 40
}

/// The files of deals and their history in one shape, being written.
struct DealExport {
  private let tables: SyntheticTables
  private let writer: RowWriter
  private var files: [TableFile]

  /// Writes a deal's rows into the files, in whose order they were made.
  private typealias RowWriter = @Sendable (SyntheticDeal, inout [TableFile]) -> Void

  init(
    _ shape: ExportShape, _ folder: String, _ configuration: SimulationConfiguration,
    _ tables: SyntheticTables
  ) throws(WorkflowError) {
    self.tables = tables
    let isOdd = configuration.oddities != nil
    switch shape {
    case .canonical:
      (files, writer) = try DealExport.canonical(folder, tables, isOdd: isOdd)
    case .salesforce:
      files = try DealExport.tables(
        folder,
        [
          ("Opportunity.csv", SyntheticTables.opportunityHeader),
          ("OpportunityHistory.csv", SyntheticTables.opportunityHistoryHeader),
          ("OpportunityFieldHistory.csv", SyntheticTables.opportunityFieldHistoryHeader),
        ])
      writer = { deal, files in
        files[0].write(tables.opportunityRow(deal))
        for row in tables.opportunityHistoryRows(deal) { files[1].write(row) }
        for row in tables.fieldHistoryRows(deal, ownersOnly: true) { files[2].write(row) }
      }
    case .fieldHistory:
      files = try DealExport.tables(
        folder,
        [
          ("Opportunity.csv", SyntheticTables.opportunityHeader),
          ("OpportunityFieldHistory.csv", SyntheticTables.opportunityFieldHistoryHeader),
        ])
      writer = { deal, files in
        files[0].write(tables.opportunityRow(deal))
        for row in tables.fieldHistoryRows(deal) { files[1].write(row) }
      }
    case .snapshots:
      (files, writer) = try DealExport.snapshots(folder, configuration, tables)
    }
    if isOdd {
      files.append(try TableFile(folder, "merges.csv", SyntheticTables.mergesHeader))
    }
    hasMerges = isOdd
  }

  private let hasMerges: Bool

  /// Writes one deal.
  mutating func write(_ deal: SyntheticDeal) {
    writer(deal, &files)
    if hasMerges, let row = tables.mergeRow(deal) { files[files.count - 1].write(row) }
  }

  /// Closes the files and tells their records.
  mutating func finish() throws(WorkflowError) -> [(path: String, records: Int)] {
    var finished: [(path: String, records: Int)] = []
    for index in files.indices { finished.append(try files[index].finish()) }
    return finished
  }

  private static func canonical(
    _ folder: String, _ tables: SyntheticTables, isOdd: Bool
  ) throws(WorkflowError) -> ([TableFile], RowWriter) {
    let files = try DealExport.tables(
      folder,
      [
        ("deals.csv", isOdd ? SyntheticTables.oddDealsHeader : SyntheticTables.dealsHeader),
        ("history.csv", isOdd ? SyntheticTables.oddHistoryHeader : SyntheticTables.historyHeader),
      ])
    return (
      files,
      { deal, files in
        files[0].write(isOdd ? tables.oddDealRow(deal) : tables.dealRow(deal))
        for row in isOdd ? tables.oddHistoryRows(deal) : tables.historyRows(deal) {
          files[1].write(row)
        }
      }
    )
  }

  private static func snapshots(
    _ folder: String, _ configuration: SimulationConfiguration, _ tables: SyntheticTables
  ) throws(WorkflowError) -> ([TableFile], RowWriter) {
    let subfolder = Project.join(folder, "snapshots")
    try Synthesise.makeFolder(subfolder)
    let days = (0..<ExportShape.weeks).reversed().map { configuration.lastDay - 7 * $0 }
    let files = try DealExport.tables(
      subfolder,
      days.map { ("\(Day(number: Int32(clamping: $0)).iso8601).csv", SyntheticTables.dealsHeader) })
    return (
      files,
      { deal, files in
        for (index, day) in days.enumerated() {
          if let row = tables.snapshotRow(deal, atEndOf: day) { files[index].write(row) }
        }
      }
    )
  }

  private static func tables(
    _ folder: String, _ files: [(name: String, header: [String])]
  ) throws(WorkflowError) -> [TableFile] {
    var made: [TableFile] = []
    for file in files { made.append(try TableFile(folder, file.name, file.header)) }
    return made
  }
}
