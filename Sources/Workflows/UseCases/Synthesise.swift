internal import Artifacts
public import Calendars
internal import Currencies
internal import Deals
internal import Foundation
internal import Synthetic

/// Writes a synthetic CRM as export files: `aforo synth`.
public struct Synthesise: Sendable {
  /// Files written, with their records.
  public let files: [(path: String, records: Int)]

  /// - Parameters:
  ///   - deals: about how many deals.
  ///   - quarters: whole quarters before the one of `lastDay`.
  ///   - seed: the same seed gives the same files.
  ///   - plantsGap: whether AMER Enterprise creates and wins less in the last 13 weeks.
  ///   - folder: made when it is not there; files of the same names are replaced.
  ///   - activities: what is written of the activities.
  ///   - shape: as what the deals and their history are exported.
  ///   - oddities: whether deals are also reopened, handed over, deleted, merged, and in dollars.
  public init(
    deals dealCount: Int, quarters: Int, seed: UInt64, lastDay: Day, plantsGap: Bool,
    folder: String, activities detail: ActivityDetail = .full, shape: ExportShape = .canonical,
    oddities: Bool = false, progress: WorkProgress = .none
  ) throws(WorkflowError) {
    let configuration: SimulationConfiguration
    do throws(SimulationError) {
      configuration = try SimulationConfiguration(
        deals: dealCount, quarters: quarters, seed: seed, lastDay: Int(lastDay.number),
        plantedGap: plantsGap ? .americasEnterprise : nil, oddities: oddities ? .usual : nil)
    } catch { throw .usage("\(error)") }
    try Synthesise.makeFolder(folder)
    let simulator = Simulator(configuration)
    let tables = SyntheticTables(simulator.organisation)
    var export = try DealExport(shape, folder, configuration, tables)
    var activities = try TableFile(folder, "activities.csv", detail.header)
    var tally = SimulationTally(simulator)
    simulator.forEachDeal { deal in
      export.write(deal)
      for row in detail.rows(of: deal, tables) { activities.write(row) }
      tally.add(deal)
      if tally.deals % 65_536 == 0 { progress("simulated \(tally.deals) deals") }
    }
    var quotas = try TableFile(folder, "quotas.csv", SyntheticTables.quotasHeader)
    for quota in simulator.quotas(tally) { quotas.write(tables.quotaRow(quota)) }
    var people = try TableFile(folder, "people.csv", SyntheticTables.peopleHeader)
    for row in tables.peopleRows { people.write(row) }
    var files: [(path: String, records: Int)] = []
    files += try export.finish()
    if oddities { files.append(try Synthesise.writeRates(simulator, tables, folder: folder)) }
    let finished = try activities.finish()
    if detail == .none { unlink(finished.path) } else { files.append(finished) }
    files.append(try quotas.finish())
    files.append(try people.finish())
    try Synthesise.writeTruth(simulator.truth(tally), folder: folder)
    files.append((Project.join(folder, "truth.json"), 1))
    try InitProject.write(Synthesise.settings(), to: Project(folder: folder), replacing: true)
    files.append((Project.join(folder, "aforo.yml"), 1))
    self.files = files
  }

  private static func writeRates(
    _ simulator: Simulator, _ tables: SyntheticTables, folder: String
  ) throws(WorkflowError) -> (path: String, records: Int) {
    var rates = try TableFile(folder, "rates.csv", SyntheticTables.ratesHeader)
    for rate in simulator.rates { rates.write(tables.rateRow(rate)) }
    return try rates.finish()
  }

  static func makeFolder(_ folder: String) throws(WorkflowError) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch { throw .files("\(folder): cannot be made: \(error.localizedDescription)") }
  }

  private static func writeTruth(
    _ truth: SimulationTruth, folder: String
  ) throws(WorkflowError) {
    try wrapping(WorkflowError.artifact) { () throws(ArtifactError) in
      try AtomicFile.write(
        CanonicalJSON.encode(truth, isPretty: true) + [10],
        to: Project.join(folder, "truth.json"), mode: .everyone)
    }
  }

  /// The settings that fit the files.
  private static func settings() throws(WorkflowError) -> ProjectSettings {
    let stages = try wrapping(WorkflowError.deals) { () throws(DealsError) in
      try StageList(
        SyntheticStage.allCases.map { stage in
          Stage(
            name: stage.rawValue,
            kind: stage == .closedWon ? .won : stage == .closedLost ? .lost : .open)
        })
    }
    return ProjectSettings(
      deals: DealSettings(
        currency: .eur, hierarchy: ["region", "manager", "owner"], segments: ["segment"],
        stages: stages))
  }
}

/// What is written of the simulated activities, which are most of the bytes.
public enum ActivityDetail: Sendable {
  /// Every column.
  case full
  /// Deal, owner, kind and start.
  case brief
  /// No file.
  case none

  fileprivate var header: [String] {
    self == .brief ? SyntheticTables.briefActivitiesHeader : SyntheticTables.activitiesHeader
  }

  fileprivate func rows(of deal: SyntheticDeal, _ tables: SyntheticTables) -> [[String]] {
    switch self {
    case .full: tables.activityRows(deal)
    case .brief: tables.briefActivityRows(deal)
    case .none: []
    }
  }
}
