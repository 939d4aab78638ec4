import Calendars
import TestSupport
import Workflows

/// A small simulated CRM, written once for all tests.
struct SampleCRM: Sendable {
  let folder: TemporaryFolder
  var path: String { folder.path }

  /// The last simulated day.
  static let lastDay = Day(number: 20_406)
  static let seed: UInt64 = 11

  static let shared = Result { try SampleCRM() }

  private init() throws {
    folder = try TemporaryFolder()
    _ = try Synthesise(
      deals: 1_200, quarters: 8, seed: SampleCRM.seed, lastDay: SampleCRM.lastDay,
      plantsGap: false, folder: folder.path)
  }

  static func path() throws -> String { try shared.get().path }

  /// The CSV files of the sample in a folder of their own, without settings.
  static func exports() throws -> TemporaryFolder {
    let copy = try TemporaryFolder()
    for name in ["deals", "history", "activities", "quotas", "people"] {
      try copy.copy("\(try path())/\(name).csv", "\(name).csv")
    }
    return copy
  }

  /// A project into whose store the sample is imported.
  static func importedProject() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try ImportFiles(
      paths: [try path()], project: Project(folder: folder.path), maximumRejects: 0,
      exportedOn: lastDay, isDryRun: false)
    return folder
  }
}
