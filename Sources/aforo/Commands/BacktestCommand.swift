import ArgumentParser
import Calendars
import Forecasting
import Reporting
import Workflows

struct BacktestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Replays the whole process as of past days and scores it against the baselines.")

  @OptionGroup var options: GlobalOptions

  @Option(
    help: ArgumentHelp(
      "Read export files from a folder instead of the store.", valueName: "dir"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "As-of days, comma-separated; days 0, 28 and 63 of past quarters unless told.",
      valueName: "dates"))
  var asOf: String?

  @Option(help: ArgumentHelp("Past quarters whose bookings are judged.", valueName: "n"))
  var quarters = 4

  @Option(
    help: ArgumentHelp("Forecast the next N days instead of quarters.", valueName: "days"))
  var window: Int?

  @Option(
    help: ArgumentHelp(
      "Quarters ahead, comma-separated: 0 running, 1 next; 0,1 unless told.", valueName: "list"))
  var ahead: String?

  @Option(
    help: ArgumentHelp(
      "Levels that are judged beside the total, top first; the first segment attribute unless told, "
        + "total for none.", valueName: "levels"))
  var by: String?

  @Flag(
    help: ArgumentHelp(
      "Judge people's calls and the CRM's categories beside the model, by the project's hierarchy "
        + "unless --by names other levels."))
  var judgement = false

  @Option(
    help: ArgumentHelp("The last day whose facts are complete.", valueName: "date"))
  var until: String?

  @Option(
    name: .customLong("deals"),
    help: ArgumentHelp(
      "Write the probabilities of the deals open at each day to a CSV file.", valueName: "file"))
  var dealsFile: String?

  @Option(
    help: ArgumentHelp(
      "Draw forecasts against what came, and the deals' calibration, to an SVG file.",
      valueName: "file"))
  var picture: String?

  @Option(
    help: ArgumentHelp(
      "Compare with the truth of a simulated CRM: oracle.csv of aforo synth.", valueName: "file"))
  var truth: String?

  @Option(
    help: ArgumentHelp("The same for single deals: oracle_deals.csv.", valueName: "file"))
  var truthDeals: String?

  @Option(
    help: ArgumentHelp(
      "Keep finished days in a file, and go on from it when interrupted.", valueName: "file"))
  var resume: String?

  @Option(help: ArgumentHelp("Seed of the draws.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Number of draws.", valueName: "n"))
  var draws = 2_000

  @Option(help: "How the pipeline and the run rate of bookings are combined.")
  var method = ForecastMethod.auto

  func validate() throws {
    if let window, !(1...366).contains(window) {
      throw ValidationError("--window must be 1 to 366 days")
    }
    guard (1...40).contains(quarters), (200...100_000).contains(draws) else {
      throw ValidationError("--quarters 1 to 40, --draws 200 to 100000")
    }
    guard try !aheads().isEmpty else { throw ValidationError("--ahead names no quarter") }
    if window != nil, ahead != nil, try aheads() != [0] {
      throw ValidationError("--window has no quarters ahead; leave --ahead out")
    }
    if window != nil, judgement {
      throw ValidationError("--judgement: people call quarters; leave --window out")
    }
  }

  func run() throws {
    let request = try request()
    try running(options) { console in
      let loaded = try LoadedDeals(
        from.map { .folder($0) } ?? .store, project: options.projectFiles,
        progress: console.progress)
      let work = try RunBacktest(loaded, request: request, progress: console.steadyProgress)
      if let dealsFile {
        try OutputFile.write(JudgedDealsReport.csv(work.report), to: dealsFile)
      }
      if let picture {
        try OutputFile.write(
          BacktestPicture.svg(work.report, language: options.language), to: picture)
      }
      console.notes(work.notes)
      try console.answer(
        BacktestText.render(work.report, format: options.format, style: console.style))
    }
  }

  private func request() throws -> BacktestRequest {
    var request = BacktestRequest()
    request.days = try asOf.map { try $0.split(separator: ",").map { try day(String($0)) } }
    request.quarters = quarters
    request.window = window
    request.aheads = try aheads()
    request.levels = by.map { text in
      text.split(separator: ",").map(String.init).filter { $0 != "total" }
    }
    request.lastKnown = try until.map(day)
    request.draws = draws
    request.seed = seed
    request.method = method
    request.judgesCalls = judgement
    request.workers = options.workerCount
    request.truthPath = truth
    request.dealTruthPath = truthDeals
    request.checkpointPath = resume
    return request
  }

  private func aheads() throws -> [Int] {
    try (ahead ?? "0,1").split(separator: ",").map { text in
      guard let number = Int(text), (0...4).contains(number) else {
        throw ValidationError("--ahead: \"\(text)\" is none of 0 to 4, such as 0,1")
      }
      return number
    }
  }

  private func day(_ text: String) throws -> Day {
    do { return try Day(iso: text) } catch {
      throw ValidationError("\"\(text)\" is no day; write YYYY-MM-DD")
    }
  }
}

extension ForecastMethod: ExpressibleByArgument {}
