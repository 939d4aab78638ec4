import Calendars
import Currencies
import Deals
import Foundation
import Tabular

/// Files written for one test, read, and removed.
struct ImportFixture: ~Copyable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "aforo-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Writes a file and gives its path.
  func write(_ text: String, _ name: String = "deals.csv") throws -> String {
    let file = folder.appending(path: name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  /// What a reader makes of a text.
  func read(
    _ text: String, _ mapping: SourceMapping = SourceMapping(pattern: "*", kind: .deals),
    _ settings: DealSettings? = nil
  ) throws -> FactReader {
    var reader = try FactReader(settings: try settings ?? importSettings())
    try reader.read(path: write(text), mapping: mapping)
    return reader
  }
}

/// Euro, UTC, four stages.
func importSettings(timeZone: String = "UTC") throws -> DealSettings {
  DealSettings(
    currency: .eur, timeZone: timeZone,
    stages: try StageList([
      Stage(name: "Qualify", kind: .open), Stage(name: "Proposal", kind: .open),
      Stage(name: "Won", kind: .won, labels: ["Closed Won"]),
      Stage(name: "Lost", kind: .lost, labels: ["Closed Lost"]),
    ]))
}

/// The folder of the data handed over with the project; `nil`, with a word on standard output, when
/// it is not there.
func sharedData(_ name: String, file: String = #filePath) -> URL? {
  let package = URL(fileURLWithPath: file).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let root =
    ProcessInfo.processInfo.environment["AFORO_DATA"].map { URL(fileURLWithPath: $0) }
    ?? package.appending(path: "../shared/data").standardizedFileURL
  let folder = root.appending(path: name)
  guard FileManager.default.fileExists(atPath: folder.path) else {
    print("skipped: no \(folder.path); set AFORO_DATA to the folder of the data")
    return nil
  }
  return folder
}

/// The header of a file.
func header(of file: URL) throws -> [String] {
  try CSVReader(path: file.path, dialect: CSVDialect(), limits: CSVLimits()).header
}
