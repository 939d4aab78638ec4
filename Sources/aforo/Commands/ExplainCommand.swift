import ArgumentParser
import Reporting
import Workflows

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Why a deal has its chance, or a node its forecast, in parts that add up.",
    discussion: """
      A deal's parts add up to its log-odds, and in money to what it adds to the forecast; a \
      node's causes add up to its mean. With --verbose every column of the model stands by itself.
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var deals: DealOptions

  @Argument(help: ArgumentHelp("The id of an open deal.", valueName: "deal"))
  var deal: String?

  @Option(
    help: ArgumentHelp(
      "A node instead of a deal: region=EMEA, once for each level, top first; total for all.",
      valueName: "level=value"))
  var node: [String] = []

  @Option(
    help: ArgumentHelp(
      "The period: 2025-Q4, 2025-11, 2025, or 28d for the next 28 days; the running quarter unless "
        + "told.", valueName: "id"))
  var period: String?

  @Option(help: ArgumentHelp("Seed of the draws.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Number of draws.", valueName: "n"))
  var draws = 2_000

  func validate() throws {
    guard (deal == nil) != node.isEmpty else {
      throw ValidationError("name a deal or a --node, one of the two")
    }
    guard (200...100_000).contains(draws) else {
      throw ValidationError("--draws must be 200 to 100000")
    }
  }

  func run() throws {
    let question = ForecastQuestion(
      asOf: try deals.day(), period: period, seed: seed, draws: draws,
      workers: options.workerCount)
    try running(options) { console in
      let loaded = try LoadedDeals(
        deals.origin, project: options.projectFiles, maximumRejects: deals.maxRejects,
        asKnown: question.asOf, keeps: .activityDetails, progress: console.progress)
      let work = try ExplainForecast(
        loaded, subject: deal.map { .deal($0) } ?? .node(node), question: question,
        project: options.projectFiles, progress: console.progress)
      console.notes(work.notes)
      switch work.answer {
      case .deal(let explanation, let signals):
        try console.answer(
          DealExplanationReport.render(
            explanation, signals: signals, modelID: work.modelID, isDetailed: options.verbose,
            format: options.format, style: console.style))
      case .node(let explanation):
        try console.answer(
          NodeExplanationReport.render(
            explanation, modelID: work.modelID, format: options.format, style: console.style))
      }
    }
  }
}
