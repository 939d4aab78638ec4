import ArgumentParser
import Reporting
import Workflows

struct GapsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gaps",
    abstract:
      "Where the forecast falls short of the quota, why, and the pipeline that would close it.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var deals: DealOptions
  @OptionGroup var question: QuestionOptions

  @Option(help: ArgumentHelp("Number of periods, the first one counted.", valueName: "n"))
  var horizon = 1

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
      console.notes(work.notes)
      try console.answer(
        GapsReport.render(
          work.gaps(progress: console.progress), modelID: work.modelID, format: options.format,
          style: console.style))
    }
  }
}
