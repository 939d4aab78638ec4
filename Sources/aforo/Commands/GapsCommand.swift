import ArgumentParser
import Detection
import Reporting
import Workflows

struct GapsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gaps",
    abstract: "Where the forecast falls short of the quota, and the pipeline that would close it.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var deals: DealOptions
  @OptionGroup var question: QuestionOptions
  @OptionGroup var fail: FailOptions

  func run() throws {
    let question = try question.question(deals, options)
    try running(options) { console in
      let loaded = try LoadedDeals(
        deals.origin, project: options.projectFiles, maximumRejects: deals.maxRejects,
        asKnown: question.asOf, progress: console.progress)
      let work = try MakeForecast(
        loaded, question: question, project: options.projectFiles, progress: console.progress)
      console.notes(work.notes)
      let report = work.gaps()
      try console.answer(
        GapsReport.render(
          report, modelID: work.modelID, format: options.format, style: console.style))
      try console.judge(
        report.measures, fail, command: "gaps", deals: deals, loaded: loaded)
    }
  }
}
