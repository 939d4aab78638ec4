import ArgumentParser
import Calendars
import Reporting
import Workflows

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Everything known of an account, a deal or a representative, in one timeline.",
    subcommands: [ShowAccountCommand.self, ShowDealCommand.self, ShowRepCommand.self])
}

/// What the three have in common.
struct ShowOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The first day of the timeline, YYYY-MM-DD.", valueName: "date"))
  var since: String?

  @Option(
    help: ArgumentHelp(
      "The newest events that a table shows (20) or Markdown (all); 0 for all. JSON and CSV hold all.",
      valueName: "n"))
  var limit: Int?

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit must not be negative") }
  }

  func question(_ id: String, _ deals: DealOptions) throws -> ShowQuestion {
    let day = try since.map { text in
      guard let day = try? Day(iso: text) else {
        throw ValidationError("--since: \"\(text)\" is no day; write YYYY-MM-DD")
      }
      return day
    }
    return ShowQuestion(asOf: try deals.day(), id: id, since: day)
  }

  func shown(_ format: OutputFormat) -> Int? {
    let count = limit ?? (format == .table ? 20 : 0)
    return count == 0 ? nil : count
  }

  func loaded(
    _ deals: DealOptions, _ options: GlobalOptions, _ asOf: Day, _ console: Console
  ) throws -> LoadedDeals {
    try LoadedDeals(
      deals.origin, project: options.projectFiles, maximumRejects: deals.maxRejects,
      asKnown: asOf, keeps: [.activityDetails, .tracking], progress: console.progress)
  }
}

struct ShowAccountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account",
    abstract: "An account: its deals, contacts, leads, activities and totals.",
    discussion: """
      Open deals have the chance that the newest stored model gives them which was trained on or \
      before the day; where none applies, none, which is said.
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var deals: DealOptions
  @OptionGroup var show: ShowOptions

  @Argument(
    help: ArgumentHelp("Its id, or its name in letters of any case.", valueName: "account"))
  var account: String

  func run() throws {
    let question = try show.question(account, deals)
    try running(options) { console in
      let work = try ShowAccount(
        try show.loaded(deals, options, question.asOf, console), question: question,
        project: options.projectFiles, progress: console.progress)
      console.notes(work.notes)
      try console.answer(
        ShowReport.render(
          work.view, limit: show.shown(options.format), format: options.format,
          style: console.style))
    }
  }
}

struct ShowDealCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deal",
    abstract: "A deal: every change, activities, risk signals, its chance, the lead it came from.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var deals: DealOptions
  @OptionGroup var show: ShowOptions

  @Argument(help: ArgumentHelp("Its id.", valueName: "deal"))
  var deal: String

  func run() throws {
    let question = try show.question(deal, deals)
    try running(options) { console in
      let work = try ShowDeal(
        try show.loaded(deals, options, question.asOf, console), question: question,
        project: options.projectFiles, progress: console.progress)
      console.notes(work.notes)
      try console.answer(
        ShowReport.render(
          work.view, limit: show.shown(options.format), format: options.format,
          style: console.style))
    }
  }
}

struct ShowRepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rep",
    abstract: "A representative: deals, quota, activities, leads, transfers, place over time.",
    discussion: """
      A deal that was closed counts for the one who owned it then, whoever has it now.
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var deals: DealOptions
  @OptionGroup var show: ShowOptions

  @Argument(help: ArgumentHelp("The name, in letters of any case.", valueName: "rep"))
  var rep: String

  func run() throws {
    let question = try show.question(rep, deals)
    try running(options) { console in
      let work = try ShowRep(
        try show.loaded(deals, options, question.asOf, console), question: question,
        project: options.projectFiles, progress: console.progress)
      console.notes(work.notes)
      try console.answer(
        ShowReport.render(
          work.view, limit: show.shown(options.format), format: options.format,
          style: console.style))
    }
  }
}
