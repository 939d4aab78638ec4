import ArgumentParser
import Detection
import Reporting
import Workflows

struct RisksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "risks",
    abstract: "Open deals in trouble, ranked by money at risk, with the reasons.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var deals: DealOptions
  @OptionGroup var question: QuestionOptions
  @OptionGroup var fail: FailOptions

  @Option(help: ArgumentHelp("The most deals shown; 0 for all.", valueName: "n"))
  var limit: Int?

  func run() throws {
    let question = try question.question(deals, options)
    try running(options) { console in
      let loaded = try LoadedDeals(
        deals.origin, project: options.projectFiles, maximumRejects: deals.maxRejects,
        asKnown: question.asOf, progress: console.progress)
      let work = try MakeForecast(
        loaded, question: question, project: options.projectFiles, progress: console.progress)
      console.notes(work.notes)
      let shown = limit ?? (options.format == .table ? 20 : 0)
      let report = work.risks()
      try console.answer(
        RisksReport.render(
          report, modelID: work.modelID, limit: shown == 0 ? nil : shown,
          format: options.format, style: console.style))
      try console.judge(
        report.measures, fail, command: "risks", deals: deals, loaded: loaded)
    }
  }
}
