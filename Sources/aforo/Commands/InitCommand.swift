import ArgumentParser
import Reporting
import Workflows

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Looks at the exports and writes aforo.yml, saying what it understood.")

  @OptionGroup var options: GlobalOptions

  @Argument(help: ArgumentHelp("Export files or folders.", valueName: "path"))
  var paths = ["."]

  @Flag(help: "Replace an existing aforo.yml.")
  var yes = false

  @Flag(help: "Show what would be written.")
  var dryRun = false

  func run() throws {
    try running(options) { console in
      let work = try InitProject(
        exports: paths, project: options.projectFiles, isReplacing: yes, isDryRun: dryRun,
        progress: console.progress)
      console.notes(work.proposal.notes)
      try console.answer(
        InitText.render(
          profiles: work.proposal.profiles, settings: work.proposal.settings.deals,
          path: work.path, format: options.format, style: console.style))
    }
  }
}
