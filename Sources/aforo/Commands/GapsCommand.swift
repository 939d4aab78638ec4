import ArgumentParser
import Detection
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
  @OptionGroup var fail: FailOptions

  @Option(help: ArgumentHelp("Number of periods, the first one counted.", valueName: "n"))
  var horizon = 1

  @Option(
    help: ArgumentHelp(
      "The probability of reaching the quota that the needed pipeline is to lead to, between 0 and 1.",
      valueName: "share"))
  var probability = 0.8

  func validate() throws {
    guard (1...8).contains(horizon) else { throw ValidationError("--horizon must be 1 to 8") }
    guard probability > 0, probability < 1 else {
      throw ValidationError("--probability must lie between 0 and 1, such as 0.8")
    }
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
      let report = work.gaps(probability: probability, progress: console.progress)
      try console.answer(
        GapsReport.render(
          report, modelID: work.modelID, source: deals.source(options), format: options.format,
          style: console.style))
      try console.judge(
        report.measures, fail, command: "gaps", scope: probability == 0.8 ? [] : ["\(probability)"],
        deals: deals,
        settings: loaded.settings)
    }
  }
}
