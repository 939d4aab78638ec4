import ArgumentParser
import Detection
import Reporting
import Workflows

struct RisksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "risks",
    abstract: "Open deals in trouble, ranked by money at risk, with the reasons.",
    discussion: """
      Each rule is measured on this company's own past deals; one that tells nothing here is no \
      reason. --reps looks at representatives instead, --by at the nodes of any level.
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var deals: DealOptions
  @OptionGroup var question: QuestionOptions
  @OptionGroup var fail: FailOptions

  @Option(help: ArgumentHelp("The most deals shown; 0 for all.", valueName: "n"))
  var limit: Int?

  @Option(
    help: ArgumentHelp("Only deals with this signal; may be given again.", valueName: "name"))
  var signal: [String] = []

  @Option(help: ArgumentHelp("Only deals of this owner.", valueName: "name"))
  var owner: String?

  @Option(
    help: ArgumentHelp(
      "Only deals of a node, such as region=EMEA or stage=Proposal; may be given again.",
      valueName: "level=value"))
  var `where`: [String] = []

  @Flag(help: "Representatives (with --by: the nodes of these levels) instead of deals.")
  var reps = false

  func run() throws {
    var question = try question.question(deals, options)
    let showsNodes = reps || question.levels != nil
    if reps, question.levels == nil { question.levels = ["owner"] }
    try running(options) { console in
      let asked = try RiskQuestion(
        signals: signal, owner: owner, nodes: `where`, withNodes: showsNodes)
      let loaded = try LoadedDeals(
        deals.origin, project: options.projectFiles, maximumRejects: deals.maxRejects,
        asKnown: question.asOf,
        keeps: showsNodes ? [.activityDetails, .contract] : .activityDetails,
        progress: console.progress)
      let work = try MakeForecast(
        loaded, question: question, project: options.projectFiles, progress: console.progress)
      console.notes(work.notes)
      console.progress("measuring the rules on past deals")
      let shown = limit ?? (options.format == .table ? 20 : 0)
      let report = work.risks(asked)
      try console.answer(
        RisksReport.render(
          report, modelID: work.modelID, limit: shown == 0 ? nil : shown, showsNodes: showsNodes,
          source: deals.source(options), format: options.format, style: console.style))
      try console.judge(
        report.measures, fail, command: "risks",
        scope: signal + [owner].compactMap { $0 } + `where`, deals: deals,
        settings: loaded.settings)
    }
  }
}
