import Foundation
import TestSupport

/// A small simulated CRM imported into a project, made once by the tool itself.
struct SampleProject: Sendable {
  let folder: TemporaryFolder
  static let lastDay = "2025-11-14"

  private static let shared = Result { try SampleProject() }

  private init() throws {
    folder = try TemporaryFolder()
    let steps = [
      [
        "synth", "--deals", "1200", "--quarters", "8", "--seed", "3", "--plant-gap", "--out", "crm",
      ],
      ["import", "crm", "--exported-on", SampleProject.lastDay],
    ]
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "crm"), withIntermediateDirectories: true)
    for step in steps {
      let result = try Tool.run(step, in: folder.path)
      guard result.status == 0 else { throw Failure(text: "\(step): \(result.errorText)") }
      if step[0] == "synth" { try folder.copy(folder.path("crm/aforo.yml"), "aforo.yml") }
    }
  }

  struct Failure: Error {
    let text: String
  }

  /// The project's folder; not to be written to.
  static func path() throws -> String { try shared.get().folder.path }

  /// A copy that a test may change.
  static func copy() throws -> TemporaryFolder {
    let copy = try TemporaryFolder()
    for name in ["aforo.yml", "crm"] { try copy.copy("\(try path())/\(name)", name) }
    // The store alone: its -wal and -shm may be there for as long as another test reads it.
    try copy.copy("\(try path())/.aforo/store.sqlite", ".aforo/store.sqlite")
    return copy
  }
}
