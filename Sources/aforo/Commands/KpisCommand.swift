import ArgumentParser
import Metrics
import Reporting
import Workflows

struct KpisCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kpis",
    abstract: "The KPIs of a period: values with intervals, comparisons, targets and trends.",
    discussion: """
      Without --metric: the ones that aforo.yml chooses (kpis, profile, targets). What each means, to \
      the formula and worked examples: aforo define NAME.
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var deals: DealOptions
  @OptionGroup var fail: FailOptions

  @Option(
    help: ArgumentHelp(
      "The period: 2025-Q4, 2025-11, 2025-W07, 2025, a day 2025-11-15, or 2025-01-05..2025-02-10; the "
        + "running quarter unless told.", valueName: "id"))
  var period: String?

  @Option(
    help: ArgumentHelp(
      "Levels of the answer, top first, such as region,owner.", valueName: "levels"))
  var by: String?

  @Option(
    help: ArgumentHelp(
      "One node: level=value, top first and separated by commas, such as region=EMEA,owner=Ana.",
      valueName: "path"))
  var node: String?

  @Option(
    help: ArgumentHelp(
      "Only these metrics, separated by commas: names, their beginnings (win_rate), chapters (leads), rows "
        + "of the catalogue (A6), or all.", valueName: "names"))
  var metric: String?

  @Option(
    help: ArgumentHelp(
      "Earlier periods shown as a trend; 8 for one node and 0 with --by unless told.",
      valueName: "n"))
  var trend: Int?

  @Option(
    help: ArgumentHelp(
      "What values are compared with, separated by commas: previous, lastYear, sameDaysPrevious, "
        + "sameDaysLastYear (after the same number of business days), all or none; all for one node and "
        + "none with --by unless told.", valueName: "what"))
  var compare: String?

  @Flag(help: "Only the goals of aforo.yml, each for its own node.")
  var targets = false

  func validate() throws {
    if targets, by != nil || node != nil || metric != nil {
      throw ValidationError(
        "--targets takes nodes and metrics from aforo.yml; leave out the others")
    }
    if let trend, !(0...40).contains(trend) { throw ValidationError("--trend must be 0 to 40") }
    if by != nil, node != nil { throw ValidationError("--by and --node exclude each other") }
    _ = try references()
  }

  func run() throws {
    var question = KPIQuestion(asOf: try deals.day())
    question.period = period
    question.metrics = metric.map(Self.list)
    question.levels = (by.map(Self.list) ?? []).filter { $0 != "total" }
    question.node = node.map(Self.list) ?? []
    question.trend = trend ?? (by == nil ? KPIQuestion.usualTrend : 0)
    question.references = try references()
    question.isOfTargets = targets
    question.workers = options.workerCount
    try running(options) { console in
      let loaded = try LoadedDeals(
        deals.origin, project: options.projectFiles, maximumRejects: deals.maxRejects,
        asKnown: question.asOf, keeps: [.activityDetails, .tracking], progress: console.progress)
      let work = try ShowKPIs(
        loaded, question: question, progress: console.progress)
      console.notes(work.notes)
      try console.answer(
        KPIReport.render(work.answer, format: options.format, style: console.style))
      try console.judge(
        work.answer.measures, fail, command: "kpis",
        scope: [question.period, by, node, metric].compactMap { $0 }, deals: deals,
        settings: loaded.settings)
    }
  }

  private static func list(_ text: String) -> [String] {
    text.split(separator: ",").map(String.init)
  }

  private func references() throws -> [MetricReference] {
    guard let compare else { return by == nil ? MetricReference.allCases : [] }
    if compare == "all" { return MetricReference.allCases }
    if compare == "none" { return [] }
    return try Self.list(compare).map { name in
      guard let reference = MetricReference(rawValue: name) else {
        let known = MetricReference.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("--compare: \"\(name)\" is none; known are \(known), all and none")
      }
      return reference
    }
  }
}
