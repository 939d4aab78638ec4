import ArgumentParser
import Reporting
import Workflows

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks the data contract, the stages, and which fields leak the outcome.",
    discussion: """
      Each broken rule with its count, the money it touches, examples and the repair; each stage \
      with what deals did in it, and its declared probability against the share won; each field \
      that seems to be known only after the close, which the models then leave out.

      Records that cannot be read are told, not fatal. `contract: {accept: [...]}` in aforo.yml \
      accepts rules: they are shown, and count no more for --fail-on.

      With --impact each rule is priced: what the forecast of the running quarter would be, had its \
      violations been put right, and which records to put right first.
      """)

  @OptionGroup var options: GlobalOptions

  @Option(
    help: ArgumentHelp(
      "Read export files from a folder instead of the store.", valueName: "dir"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "The last day whose facts are looked at, YYYY-MM-DD; today unless told.", valueName: "date"))
  var asOf: String?

  @Option(help: ArgumentHelp("The most examples of each rule.", valueName: "n"))
  var examples = 5

  @Option(
    help: ArgumentHelp(
      "error, warning or none: ends with status 1 when such a rule, or a worse one, is broken and "
        + "not accepted.", valueName: "severity"))
  var failOn = FailureLimit.none

  @Flag(help: "Also price the violations: what each does to the forecast.")
  var impact = false

  func validate() throws {
    guard (0...1_000).contains(examples) else {
      throw ValidationError("--examples must be 0 to 1000")
    }
  }

  func run() throws {
    let day = try DealOptions.day(asOf)
    try running(options) { console in
      let work = try CheckContract(
        from.map { .folder($0) } ?? .store, project: options.projectFiles, asOf: day,
        examples: examples,
        pricing: impact ? ImpactQuestion(workers: options.workerCount) : nil,
        progress: console.progress)
      console.notes(work.notes)
      try console.answer(
        CheckText.render(work.report, format: options.format, style: console.style))
      if work.fails(on: failOn) { throw ExitCode(1) }
    }
  }
}

extension FailureLimit: ExpressibleByArgument {}
