import ArgumentParser
import Detection
import Reporting
import Workflows

struct ForecastCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Bookings of a period by node: quantiles, parts, quota and its odds.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var deals: DealOptions
  @OptionGroup var question: QuestionOptions
  @OptionGroup var fail: FailOptions

  @Option(help: ArgumentHelp("Number of periods, the first one counted.", valueName: "n"))
  var horizon = 1

  @Option(
    name: .customLong("deals"),
    help: ArgumentHelp("Write the open deals' probabilities to a CSV file.", valueName: "file"))
  var dealsFile: String?

  func validate() throws {
    guard (1...8).contains(horizon) else { throw ValidationError("--horizon must be 1 to 8") }
  }

  func run() throws {
    let question = try question.question(deals, options, horizon: horizon)
    try running(options) { console in
      let loaded = try LoadedDeals(
        deals.origin, project: options.projectFiles, maximumRejects: deals.maxRejects,
        asKnown: question.asOf, progress: console.progress)
      let work = try MakeForecast(
        loaded, question: question, project: options.projectFiles, progress: console.progress)
      if let dealsFile {
        try OutputFile.write(DealScoresReport.csv(Array(work.forecasts.prefix(1))), to: dealsFile)
      }
      console.notes(work.notes)
      try console.answer(
        ForecastReport.render(
          work.forecasts, modelID: work.modelID, calls: work.calls, format: options.format,
          style: console.style))
      try console.judge(
        work.forecasts.flatMap(\.measures), fail, command: "forecast", deals: deals,
        settings: loaded.settings)
    }
  }
}
