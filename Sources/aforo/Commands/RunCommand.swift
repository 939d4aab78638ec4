import ArgumentParser
import Calendars
import Foundation
import Reporting
import Workflows

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Does what aforo.yml says under run in one go: import, check, train and the answers.",
    discussion: """
      For cron: one log, one exit status, answers as files. Run again for the same day with the \
      same settings and exports, it goes on where it was: steps that are done, and whose files are \
      still there, are kept. One run at a time; a second one is refused.

      A failed import or check stops the steps after it; too little data in a step (3) does not. \
      Exit status: the gravest of the steps, 70 before 2, 3 and 1; 1 when a condition of `alerts` \
      in aforo.yml fired, or the check broke a rule of severity `failOn`.
      """)

  @OptionGroup var options: GlobalOptions

  @Option(
    help: ArgumentHelp(
      "The last day whose facts are used, YYYY-MM-DD; today unless told.", valueName: "date"))
  var asOf: String?

  @Option(
    help: ArgumentHelp("The day on which the exports were taken (today).", valueName: "date"))
  var exportedOn: String?

  @Option(
    help: ArgumentHelp(
      "Only these steps, such as import,forecast, instead of those of aforo.yml.",
      valueName: "steps"))
  var steps: String?

  @Flag(help: "Do all steps again, also those that are done.")
  var restart = false

  @Flag(help: "Say what would be done, do nothing.")
  var dryRun = false

  @Flag(
    help: """
      Tell the receivers of `alerts` in aforo.yml also when --as-of is given, which is otherwise \
      taken for a look at the past.
      """)
  var alert = false

  func run() throws {
    let day = try DealOptions.day(asOf)
    let exported: Day
    if let exportedOn {
      guard let parsed = try? Day(iso: exportedOn) else {
        throw ValidationError("--exported-on: \"\(exportedOn)\" is no day; write YYYY-MM-DD")
      }
      exported = parsed
    } else {
      exported = Clock.today()
    }
    try running(options) { console in
      let request = RunRequest(
        asOf: day, exportedOn: exported, steps: try steps.map(RunStep.read), restarts: restart,
        isDryRun: dryRun, tells: alert || asOf == nil, language: options.language,
        source: DealOptions.source(of: options), workers: options.workerCount)
      let work = try RunProject(
        request, project: options.projectFiles, progress: console.steadyProgress,
        tell: WorkProgress { console.line($0) })
      console.notes(work.summary.notes)
      for step in work.summary.steps {
        for text in step.found { console.line("found: \(text)") }
        if step.status == .failed, let reason = step.reason {
          console.error("\(step.name): \(reason)")
        }
      }
      try console.answer(
        RunText.render(work.summary, format: options.format, style: console.style))
      if work.summary.exitStatus != 0 { throw ExitCode(work.summary.exitStatus) }
    }
  }
}
