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

  /// A CRM without preset and without oracle.
  ///
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
    deals: Int, quarters: Int, seed: UInt64, lastDay: Day, plantsGap: Bool,
    folder: String, activities: ActivityDetail = .full, shape: ExportShape = .canonical,
    oddities: Bool = false, progress: WorkProgress = .none
  ) throws(WorkflowError) {
    var request = SynthesisRequest(seed: seed, lastDay: lastDay)
    request.deals = deals
    request.quarters = quarters
    request.plantsGap = plantsGap
    request.activities = activities
    request.shape = shape
    request.oddities = oddities
    try self.init(request, folder: folder, progress: progress)
  }

  /// The CRM of a request.
  ///
  /// - Parameters:
  ///   - folder: made when it is not there; files of the same names are replaced.
  ///   - workers: threads of the oracle; the files do not depend on it.
  public init(
    _ request: SynthesisRequest, folder: String, workers: Int = 1, progress: WorkProgress = .none
  ) throws(WorkflowError) {
    let configuration = try request.configuration()
    let simulator = Simulator(configuration)
    let oracle = try Synthesise.oracle(request, simulator)
    let created = try Synthesise.created(request, simulator)
    try Synthesise.makeFolder(folder)
    let tables = SyntheticTables(simulator)
    var export = try DealExport(request.shape, folder, configuration, tables)
    let detail = request.activities
    var activities = try TableFile(
      folder, "activities.csv", detail.header, compresses: request.compressesActivities)
    var judgement = try JudgementExport(request, simulator, tables, folder: folder)
    var planted = try PlantedExport(simulator, tables, folder: folder)
    var tally = SimulationTally(simulator)
    simulator.forEachDeal { deal in
      export.write(deal)
      for row in detail.rows(of: deal, tables) { activities.write(row) }
      judgement.write(deal) { lead in
        for row in detail.rows(of: lead, tables) { activities.write(row) }
      }
      planted.write(deal)
      tally.add(deal)
      if tally.deals % 65_536 == 0 { progress("simulated \(tally.deals) deals") }
    }
    var quotas = try TableFile(folder, "quotas.csv", SyntheticTables.quotasHeader)
    for quota in simulator.quotas(tally) { quotas.write(tables.quotaRow(quota)) }
    var people = try TableFile(folder, "people.csv", SyntheticTables.peopleHeader)
    for row in tables.peopleRows { people.write(row) }
    var spend = try TableFile(folder, "spend.csv", SyntheticTables.spendHeader)
    for month in simulator.spend { spend.write(tables.spendRow(month)) }
    var files: [(path: String, records: Int)] = []
    files += try export.finish()
    if request.oddities {
      files.append(try Synthesise.writeRates(simulator, tables, folder: folder))
    }
    let judged = try judgement.finish { lead in
      for row in detail.rows(of: lead, tables) { activities.write(row) }
    }
    let finished = try activities.finish()
    if detail == .none { unlink(finished.path) } else { files.append(finished) }
    files.append(try quotas.finish())
    files.append(try people.finish())
    files.append(try spend.finish())
    files += judged
    files += try planted.finish()
    if let oracle {
      files += try SyntheticOracle.write(
        oracle, tables, folder: folder, workers: workers, progress: progress)
    }
    if let created {
      files.append(
        try SyntheticOracle.write(
          created, tables, folder: folder, workers: workers, progress: progress))
    }
    try Synthesise.writeTruth(simulator.truth(tally), folder: folder)
    files.append((Project.join(folder, "truth.json"), 1))
    try InitProject.write(Synthesise.settings(), to: Project(folder: folder), replacing: true)
    files.append((Project.join(folder, "aforo.yml"), 1))
    self.files = files
  }

  private static func oracle(
    _ request: SynthesisRequest, _ simulator: Simulator
  ) throws(WorkflowError) -> Oracle? {
    guard let paths = request.oraclePaths else { return nil }
    guard request.planted.isEmpty, request.shock == nil else {
      throw .usage("an oracle and planted events or shocks cannot be had together")
    }
    do throws(SimulationError) { return try Oracle(simulator, paths: paths) } catch {
      throw .usage("\(error)")
    }
  }

  private static func created(
    _ request: SynthesisRequest, _ simulator: Simulator
  ) throws(WorkflowError) -> CreatedDeals? {
    guard let replicates = request.createdReplicates else { return nil }
    do throws(SimulationError) {
      return try CreatedDeals(simulator, replicates: replicates)
    } catch { throw .usage("\(error)") }
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
    var settings = ProjectSettings(
      deals: DealSettings(
        currency: .eur, hierarchy: ["region", "manager", "owner"], segments: ["segment"],
        stages: stages, demo: DemoRule(kinds: ["demo"])))
    // The files lie beside the settings.
    settings.run.imports = ["."]
    return settings
  }
}
