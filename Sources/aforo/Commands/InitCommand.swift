import ArgumentParser
import Metrics
import Reporting
import Workflows

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Looks at the exports and writes aforo.yml, saying what it understood.")

  @OptionGroup var options: GlobalOptions

  @Argument(help: ArgumentHelp("Export files or folders.", valueName: "path"))
  var paths = ["."]

  @Option(
    help: ArgumentHelp(
      "The kind of business: saas, retail, services or manufacturing. It chooses KPIs, calendar and "
        + "assumptions, and no formula.", valueName: "name"))
  var profile: IndustryProfile?

  @Flag(help: "Replace an existing aforo.yml.")
  var yes = false

  @Flag(help: "Show what would be written.")
  var dryRun = false

  func run() throws {
    try running(options) { console in
      let work = try InitProject(
        exports: paths, project: options.projectFiles, profile: profile, isReplacing: yes,
        isDryRun: dryRun,
        progress: console.progress)
      console.notes(work.proposal.notes)
      try console.answer(
        InitText.render(
          profiles: work.proposal.profiles, settings: work.proposal.settings.deals,
          path: work.path, format: options.format, style: console.style))
    }
  }
}

extension IndustryProfile: ExpressibleByArgument {}
