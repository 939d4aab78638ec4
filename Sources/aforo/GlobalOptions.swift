import ArgumentParser
import Calendars
import Foundation
import Reporting
import Workflows

/// Options with the same meaning for every command.
struct GlobalOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The project's folder.", valueName: "dir"))
  var project = "."

  @Option(
    help: ArgumentHelp("The store, when it is not .aforo/store.sqlite.", valueName: "file"))
  var store: String?

  @Option(help: "table, json, csv or md.")
  var format = OutputFormat.table

  @Option(
    help: ArgumentHelp("Write the answer to a file instead of standard output.", valueName: "file"))
  var output: String?

  @Option(help: "en or es.")
  var language = OutputLanguage.en

  @Option(help: ArgumentHelp("Threads; no influence on the answer.", valueName: "n"))
  var workers: Int?

  @Flag(help: "Errors only on standard error.")
  var quiet = false

  @Flag(help: "More detail on standard error.")
  var verbose = false

  @Flag(name: .customLong("no-color"), help: "No colour, even on a terminal.")
  var noColor = false

  var workerCount: Int { max(1, workers ?? ProcessInfo.processInfo.activeProcessorCount) }

  var projectFiles: Project { Project(folder: project, store: store) }

  func validate() throws {
    if let workers, workers < 1 {
      throw ValidationError("--workers must be at least 1")
    }
  }
}

extension OutputFormat: ExpressibleByArgument {}
extension OutputLanguage: ExpressibleByArgument {}

/// Where the deals come from, and as of when.
struct DealOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Read export files from a folder instead of the store.", valueName: "dir"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "The last day whose facts are used, YYYY-MM-DD (its end in the project's time zone).",
      valueName: "date"))
  var asOf: String?

  @Option(
    help: ArgumentHelp("With --from: the most records that may be refused.", valueName: "n"))
  var maxRejects = 0

  /// The options that a command on the same deals needs, each after a blank.
  func source(_ options: GlobalOptions) -> String {
    DealOptions.source(of: options, from: from)
  }

  static func source(of options: GlobalOptions, from: String? = nil) -> String {
    [
      ("--project", options.project == "." ? nil : options.project), ("--store", options.store),
      ("--from", from),
    ].compactMap { name, value in value.map { " \(name) \(ShellWord.quoted($0))" } }.joined()
  }

  var origin: DealOrigin { from.map { .folder($0) } ?? .store }

  func day() throws -> Day { try DealOptions.day(asOf) }

  static func day(_ asOf: String?) throws -> Day {
    guard let asOf else { return Clock.today() }
    do { return try Day(iso: asOf) } catch {
      throw ValidationError("--as-of: \"\(asOf)\" is no day; write YYYY-MM-DD")
    }
  }
}

/// The one place that looks at the clock.
enum Clock {
  static func today() -> Day {
    Day(number: Int32(Int(Date().timeIntervalSince1970) / 86_400))
  }
}
