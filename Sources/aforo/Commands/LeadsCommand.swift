import ArgumentParser
import Reporting
import Workflows

struct LeadsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "leads",
    abstract: "Which open leads will be converted: calibrated chances, in parts that add up.",
    discussion: """
      The chance that a lead is converted within 90 days of its creation, given that it has not been \
      by the as-of day, with its rank among the open leads and what speaks for and against it. Below \
      stands how such scores did on earlier days, each made of what was known then. Needs no stored \
      model.
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var deals: DealOptions

  @Option(help: ArgumentHelp("The most leads shown; 0 for all.", valueName: "n"))
  var limit: Int?

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit must not be negative") }
  }

  func run() throws {
    let day = try deals.day()
    try running(options) { console in
      let work = try ScoreLeads(
        deals.origin, project: options.projectFiles, asOf: day, maximumRejects: deals.maxRejects,
        workers: options.workerCount, progress: console.progress)
      console.notes(work.notes)
      let shown = limit ?? (options.format == .table ? 20 : 0)
      try console.answer(
        LeadScoreReport.render(
          work.scores, skill: work.skill, limit: shown == 0 ? nil : shown, format: options.format,
          style: console.style))
    }
  }
}
