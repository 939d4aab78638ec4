import ArgumentParser
import Calendars
import Reporting
import Workflows

struct StoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store",
    abstract: "Says what the store holds; checks it, exports it, gives room back.",
    subcommands: [
      StoreSummaryCommand.self, StoreCheckCommand.self, StoreExportCommand.self,
      StoreCompactCommand.self,
    ],
    defaultSubcommand: StoreSummaryCommand.self)
}

struct StoreSummaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary",
    abstract: "Rows by table, imports, size; what `aforo store` alone says.")

  @OptionGroup var options: GlobalOptions

  func run() throws {
    try running(options) { console in
      let figures = try StoreUpkeep(options.projectFiles).figures()
      try console.answer(
        StoreText.summary(figures, format: options.format, style: console.style))
    }
  }
}

struct StoreCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Looks whether the store is whole: the database, its versions, its values.",
    discussion: "Exit status 0 for a sound store, 2 with findings.")

  @OptionGroup var options: GlobalOptions

  func run() throws {
    try running(options) { console in
      let check = try StoreUpkeep(options.projectFiles).check()
      try console.answer(
        StoreText.check(
          check.findings, rows: check.rows, path: options.projectFiles.storePath,
          format: options.format, style: console.style))
      if let failure = check.failure { throw failure }
    }
  }
}

struct StoreExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes every table as canonical CSV files, which an import reads again.",
    discussion: """
      Texts are written as they are, for machines: a spreadsheet may take some for formulas.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: ArgumentHelp("The folder to write.", valueName: "dir"))
  var folder: String

  @Option(
    help: ArgumentHelp("What was known on that day instead of now.", valueName: "date"))
  var knownOn: String?

  func run() throws {
    let day = try knownOn.map { try dayArgument($0, of: "--known-on") }
    try running(options) { console in
      let files = try StoreUpkeep(options.projectFiles).export(to: folder, knownOn: day)
      try console.answer(
        StoreText.export(files, knownOn: day, format: options.format, style: console.style))
    }
  }
}

struct StoreCompactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compact",
    abstract: "Gives the room of the store's file back that nothing needs.")

  @OptionGroup var options: GlobalOptions

  @Option(
    help: ArgumentHelp(
      "Drop versions that were replaced by that day; needs --yes.", valueName: "date"))
  var dropSupersededBefore: String?

  @Flag(help: "Drop them, for good.")
  var yes = false

  func run() throws {
    let day = try dropSupersededBefore.map {
      try dayArgument($0, of: "--drop-superseded-before")
    }
    try running(options) { console in
      let done = try StoreUpkeep(options.projectFiles).compact(
        droppingSupersededBefore: day, isConfirmed: yes)
      try console.answer(
        StoreText.compaction(
          before: done.bytesBefore, after: done.bytesAfter, dropped: done.dropped,
          format: options.format, style: console.style))
    }
  }
}

/// The day of an option.
private func dayArgument(_ text: String, of option: String) throws -> Day {
  guard let day = try? Day(iso: text) else {
    throw ValidationError("\(option): \"\(text)\" is no day; write YYYY-MM-DD")
  }
  return day
}
