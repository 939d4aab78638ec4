internal import Synthetic

/// The file of what is planted in a synthetic CRM, being written: `truth/planted.csv`, which imports
/// pass by.
struct PlantedExport {
  /// The folder of the file within that of the exports.
  static let folderName = "truth"

  private let tables: SyntheticTables
  private let namesZombies: Bool
  private var file: TableFile?

  init(_ simulator: Simulator, _ tables: SyntheticTables, folder: String) throws(WorkflowError) {
    self.tables = tables
    namesZombies = simulator.configuration.planted.contains(.zombies)
    guard simulator.planting != nil else { return }
    let folder = Project.join(folder, PlantedExport.folderName)
    try Synthesise.makeFolder(folder)
    var file = try TableFile(folder, "planted.csv", SyntheticTables.plantedHeader)
    for row in tables.plantedRows(simulator) { file.write(row) }
    self.file = file
  }

  /// Writes what is planted in a deal.
  mutating func write(_ deal: SyntheticDeal) {
    guard file != nil, let row = tables.plantedRow(deal, namesZombies: namesZombies) else { return }
    file?.write(row)
  }

  /// Closes the file and tells its records.
  mutating func finish() throws(WorkflowError) -> [(path: String, records: Int)] {
    guard var open = file else { return [] }
    let finished = try open.finish()
    file = open
    return [finished]
  }
}
