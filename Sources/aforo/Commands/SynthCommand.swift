import ArgumentParser
import Calendars
import Reporting
import Workflows

struct SynthCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "synth",
    abstract: "Writes a synthetic CRM with known truth as export files.")

  @OptionGroup var options: GlobalOptions

  @Option(help: ArgumentHelp("About how many deals.", valueName: "n"))
  var deals = 5_000

  @Option(help: ArgumentHelp("Whole quarters before the running one.", valueName: "n"))
  var quarters = 12

  @Option(help: ArgumentHelp("Seed; the same seed gives the same files.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("The last simulated day.", valueName: "date"))
  var until = "2025-11-14"

  @Option(help: ArgumentHelp("The folder to write.", valueName: "dir"))
  var out: String

  @Flag(help: "Plant a pipeline gap: AMER Enterprise creates and wins less in the last 13 weeks.")
  var plantGap = false

  @Flag(help: "Leave the activities out (they are the largest file).")
  var noActivities = false

  @Flag(help: "Of the activities only deal, owner, kind and start.")
  var briefActivities = false

  @Option(help: "As what deals and their history are exported.")
  var shape = ExportShape.canonical

  @Flag(help: "Reopened, moved, deleted and merged deals, and a second currency.")
  var oddities = false

  func run() throws {
    guard let last = try? Day(iso: until) else {
      throw ValidationError("--until: \"\(until)\" is no day; write YYYY-MM-DD")
    }
    try running(options) { console in
      let work = try Synthesise(
        deals: deals, quarters: quarters, seed: seed, lastDay: last, plantsGap: plantGap,
        folder: out, activities: noActivities ? .none : briefActivities ? .brief : .full,
        shape: shape, oddities: oddities,
        progress: console.progress)
      console.done()
      var table = TextTable([.init("file"), .init("records", .right)])
      for file in work.files { table.append([file.path, "\(file.records)"]) }
      try console.answer(table.lines(console.style).joined(separator: "\n"))
    }
  }
}

extension ExportShape: ExpressibleByArgument {}
