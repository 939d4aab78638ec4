import ArgumentParser
import Metrics
import Reporting
import Workflows

struct DefineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "define",
    abstract: "What a KPI means: the formula in words and code, missing data, worked examples.")

  @OptionGroup var options: GlobalOptions

  @Argument(
    help: ArgumentHelp(
      "Names, their beginnings (win_rate), chapters (leads), or rows of the catalogue (A6).",
      valueName: "metric"))
  var metrics: [String] = []

  @Flag(help: "All of them, by chapters.")
  var all = false

  func validate() throws {
    guard all != !metrics.isEmpty else {
      throw ValidationError("name a metric, such as win_rate.count.by_close, or give --all")
    }
  }

  func run() throws {
    try running(options) { console in
      let found = try DefineMetrics.find(all ? nil : metrics, project: options.projectFiles)
      try console.answer(
        DefinitionReport.render(found, format: options.format, style: console.style))
    }
  }
}
