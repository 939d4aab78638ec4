import ArgumentParser
import Calendars
import Reporting
import Workflows

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Takes export files into the store, all or nothing; again changes nothing.")

  @OptionGroup var options: GlobalOptions

  @Argument(help: ArgumentHelp("Export files or folders.", valueName: "path"))
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      "The most records that may be refused; above it nothing is stored.", valueName: "n"))
  var maxRejects = 0

  @Option(help: ArgumentHelp("Write the refused records to a CSV file.", valueName: "file"))
  var rejects: String?

  @Option(
    help: ArgumentHelp("The day on which the exports were taken (today).", valueName: "date"))
  var exportedOn: String?

  @Flag(help: "Read and check, store nothing.")
  var dryRun = false

  func run() throws {
    let day: Day
    if let exportedOn {
      guard let parsed = try? Day(iso: exportedOn) else {
        throw ValidationError("--exported-on: \"\(exportedOn)\" is no day; write YYYY-MM-DD")
      }
      day = parsed
    } else {
      day = Clock.today()
    }
    try running(options) { console in
      let work = try ImportFiles(
        paths: paths, project: options.projectFiles, maximumRejects: maxRejects, exportedOn: day,
        isDryRun: dryRun, progress: console.steadyProgress, interval: console.progressInterval)
      console.notes(work.notes)
      if let rejects { try OutputFile.write(RejectsFile.csv(work.rejects), to: rejects) }
      if let refusal = work.refusal, !dryRun { throw refusal }
      let summary = ImportSummary(
        isDryRun: dryRun, merged: work.merged)
      try console.answer(
        ImportText.render(
          files: work.files, rejects: work.rejects, summary: summary, format: options.format,
          style: console.style))
      if let refusal = work.refusal { throw refusal }
    }
  }
}
