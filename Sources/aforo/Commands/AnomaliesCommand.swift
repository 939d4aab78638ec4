import ArgumentParser
import Detection
import Reporting
import Workflows

struct AnomaliesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "anomalies",
    abstract: "What stands out: shifts, droughts, dead, double and odd deals, doubtful owners.",
    discussion: """
      Each detector holds the false discovery rate that the answer states; what it holds back, and \
      what it could not look at, is said. Needs no model and no quota.

      --deals lists the deals behind the findings that --kind, --metric and --path leave.
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var deals: DealOptions
  @OptionGroup var fail: FailOptions

  @Option(
    help: ArgumentHelp(
      "The levels whose combinations are the cells, such as region,segment; total for none.",
      valueName: "levels"))
  var by: String?

  @Option(
    help: ArgumentHelp(
      "Only these kinds: shift, outlier, drought, duplicate, zombie, bias.", valueName: "kinds"))
  var kind: String?

  @Option(
    help: ArgumentHelp("Only this metric, as the answer names it.", valueName: "name"))
  var metric: String?

  @Option(
    help: ArgumentHelp(
      "Only this place, such as region=EMEA,segment=SMB.", valueName: "path"))
  var path: String?

  @Option(
    help: ArgumentHelp(
      "The false discovery rate of every detector, instead of each one's own.", valueName: "rate"))
  var fdr: Double?

  @Option(help: ArgumentHelp("The most findings shown; 0 for all.", valueName: "n"))
  var limit: Int?

  @Flag(
    name: .customLong("deals"), help: "List the deals behind the findings instead of the findings.")
  var listsDeals = false

  func validate() throws {
    if let fdr, !(fdr > 0 && fdr < 1) {
      throw ValidationError("--fdr must be above 0 and below 1")
    }
    if let limit, limit < 0 { throw ValidationError("--limit must not be negative") }
  }

  func run() throws {
    let day = try deals.day()
    let selection: AnomalySelection
    do {
      selection = try AnomalySelection(kinds: kind, metric: metric, path: path)
    } catch { throw ValidationError("\(error)") }
    try running(options) { console in
      let work = try FindAnomalies(
        deals.origin, project: options.projectFiles, asOf: day,
        question: AnomalyQuestion(
          by: by, kinds: selection.kinds, rate: fdr, workers: options.workerCount),
        maximumRejects: deals.maxRejects, progress: console.progress)
      console.notes(work.notes)
      let shown = limit ?? (options.format == .table ? 15 : 0)
      try console.answer(
        AnomaliesReport.render(
          work.report, selection: selection, limit: shown == 0 ? nil : shown,
          listsDeals: listsDeals, source: source, format: options.format, style: console.style))
      try console.judge(
        work.report.measures, fail, command: "anomalies",
        scope: [kind, by, fdr.map { "\($0)" }].compactMap { $0 }, deals: deals,
        settings: work.settings)
    }
  }

  /// The options that a command on the same deals needs.
  private var source: String {
    deals.source(options) + (by.map { " --by \(ShellWord.quoted($0))" } ?? "")
  }
}
