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

  @Option(help: ArgumentHelp("Past quarters to replay.", valueName: "n"))
  var quarters = 4

  @Option(
    help: ArgumentHelp("Forecast the next N days instead of quarters.", valueName: "days"))
  var window: Int?

  @Option(help: ArgumentHelp("Quarters ahead: 0 running, 1 next.", valueName: "n"))
  var ahead = 0

  @Option(
    help: ArgumentHelp("The last day whose facts are complete.", valueName: "date"))
  var until: String?

  @Option(
    name: .customLong("deals"),
    help: ArgumentHelp(
      "Write the probabilities of the deals open at each day to a CSV file.", valueName: "file"))
  var dealsFile: String?

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
    guard (1...40).contains(quarters), (0...4).contains(ahead), (200...100_000).contains(draws)
    else {
      throw ValidationError("--quarters 1 to 40, --ahead 0 to 4, --draws 200 to 100000")
    }
  }

  func run() throws {
    let days = try asOf.map { try $0.split(separator: ",").map { try day(String($0)) } }
    let last = try until.map(day)
    try running(options) { console in
      let loaded = try LoadedDeals(
        from.map { .folder($0) } ?? .store, project: options.projectFiles,
        progress: console.progress)
      let work = try RunBacktest(
        loaded, days: days, quarters: quarters, window: window, ahead: ahead, lastKnown: last,
        draws: draws, seed: seed, workers: options.workerCount, method: method,
        progress: console.progress)
      if let dealsFile {
        try OutputFile.write(DealScoresReport.csv(work.forecasts), to: dealsFile)
      }
      console.notes(work.notes)
      try console.answer(
        BacktestText.render(work.report, format: options.format, style: console.style))
    }
  }

  private func day(_ text: String) throws -> Day {
    do { return try Day(iso: text) } catch {
      throw ValidationError("\"\(text)\" is no day; write YYYY-MM-DD")
    }
  }
}

extension ForecastMethod: ExpressibleByArgument {}
