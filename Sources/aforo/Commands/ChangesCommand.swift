import ArgumentParser
import Calendars
import Detection
import Foundation
import Reporting
import Workflows

struct ChangesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "changes",
    abstract: "What moved the forecast of a period between two days, to the cent.",
    discussion: """
      Replays every event of every deal between the two days and says what each did to the \
      forecast; the lines add up to the difference of what `aforo forecast --as-of` answers on \
      both days, and those of two stretches that meet add up to those of the whole.

      Events are valued by the newest stored model of their day; where there is none, by one \
      trained as of the day before the period that runs, or a whole number of three weeks later.
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var deals: DealOptions
  @OptionGroup var fail: FailOptions

  @Option(
    help: ArgumentHelp(
      "The last day of the earlier answer, YYYY-MM-DD; --as-of is that of the later one.",
      valueName: "date"))
  var since: String

  @Option(
    help: ArgumentHelp(
      "The period: 2025-Q4, 2025-11 or 2025; the quarter that runs at --as-of unless told.",
      valueName: "id"))
  var period: String?

  @Option(
    help: ArgumentHelp(
      "Levels of the answer, top first, such as region,owner.", valueName: "levels"))
  var by: String?

  @Option(
    help: ArgumentHelp(
      "One node alone: region=EMEA, once for each level, top first.", valueName: "level=value"))
  var node: [String] = []

  @Option(help: ArgumentHelp("Only the deals of one cause, such as pushed_out.", valueName: "name"))
  var cause: String?

  @Option(
    help: ArgumentHelp(
      "The most deals of each line; 0 for all. In table and md 3, with --cause 20; in json 20.",
      valueName: "n"))
  var limit: Int?

  func validate() throws {
    if by != nil, !node.isEmpty { throw ValidationError("--by or --node, one of the two") }
    if let cause, ChangeCauses.named(cause) == nil {
      throw ValidationError(
        "--cause: \"\(cause)\" is none; choose of \(ChangeCauses.names.joined(separator: ", "))")
    }
    if let limit, limit < 0 { throw ValidationError("--limit must be 0 or more") }
  }

  func run() throws {
    guard let first = try? Day(iso: since) else {
      throw ValidationError("--since: \"\(since)\" is no day; write YYYY-MM-DD")
    }
    var question = ChangesQuestion(
      since: first, asOf: try deals.day(), period: period,
      levels: by.map { $0.split(separator: ",").map(String.init).filter { $0 != "total" } } ?? [],
      workers: options.workerCount)
    question.node = node
    let asked = question
    try running(options) { console in
      let work = try FindChanges(
        deals.origin, question: asked, project: options.projectFiles,
        maximumRejects: deals.maxRejects, progress: console.progress)
      console.notes(work.notes)
      try console.answer(
        work.rendered(
          command: command(asked), cause: cause.flatMap(ChangeCauses.named), limit: shown,
          format: options.format, style: console.style))
      try console.judge(
        work.report.measures, fail, command: "changes", scope: [since] + node,
        deals: deals, settings: work.settings)
    }
  }

  private var shown: Int? {
    switch limit {
    case 0: return nil
    case let limit?: return limit
    case nil:
      let isPage = options.format == .table || options.format == .md
      return isPage && cause == nil ? 3 : 20
    }
  }

  /// This command as it may be given again, but for the cause.
  private func command(_ question: ChangesQuestion) -> String {
    var words = ["aforo", "changes", "--since", question.since.iso8601]
    words += ["--as-of", question.asOf.iso8601]
    if let period { words += ["--period", period] }
    if let by { words += ["--by", by] }
    for step in node { words += ["--node", step] }
    return words.map(ShellWord.quoted).joined(separator: " ") + deals.source(options)
  }
}
