import Foundation
import TestSupport

/// Projects for `aforo run`: a simulated CRM under `exports`, settings beside it.
struct RunFixture {
  let folder: TemporaryFolder
  static let day = "2025-11-14"

  /// - Parameters:
  ///   - alerts: the lines under `alerts`.
  ///   - change: changes the text of the settings.
  init(alerts: String? = nil, _ change: (String) -> String = { $0 }) throws {
    folder = try TemporaryFolder()
    try folder.copy("\(try SampleProject.path())/crm", "exports")
    var settings = try String(
      contentsOfFile: "\(try SampleProject.path())/aforo.yml", encoding: .utf8
    ).replacing("imports: [\".\"]", with: "imports: [exports]")
    if let alerts { settings = settings.replacing("\n  conditions: []", with: "\n" + alerts) }
    try folder.write(change(settings), "aforo.yml")
    try FileManager.default.removeItem(atPath: folder.path("exports/aforo.yml"))
  }

  /// The words of a run as of the last day.
  static let words = ["run", "--as-of", day, "--exported-on", day]

  /// Runs to the end.
  func run(_ options: String...) throws -> ToolResult {
    try Tool.run(RunFixture.words + options, in: folder.path)
  }

  /// A run that goes on beside the test.
  func launch(_ options: String...) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Tool.executable)
    process.arguments = RunFixture.words + options
    process.environment = Tool.environment
    process.currentDirectoryURL = folder.url
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// What a run left, to begin anew.
  func clear() throws {
    for name in [".aforo", "reports", "models"] {
      try? FileManager.default.removeItem(atPath: folder.path(name))
    }
  }

  /// The answers and the models by path.
  func answers() throws -> [String: Data] {
    try folder.contents().filter { $0.key.hasPrefix("reports/") || $0.key.hasPrefix("models/") }
  }

  /// The whole lines of the log, the head left out; none before there is one.
  func records() -> [[String: Any]] {
    let runs = folder.path(".aforo/runs")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: runs)) ?? []
    guard let name = names.first(where: { $0.hasPrefix(RunFixture.day) }),
      let data = FileManager.default.contents(atPath: "\(runs)/\(name)/log.jsonl")
    else { return [] }
    let lines = data.split(separator: 10, omittingEmptySubsequences: false).dropLast()
    return lines.dropFirst().compactMap {
      try? JSONSerialization.jsonObject(with: Data($0)) as? [String: Any]
    }
  }

  /// `step status exitStatus` of each step in an answer of JSON.
  static func statuses(_ result: ToolResult) throws -> [String] {
    let steps = try result.object()["steps"] as? [[String: Any]] ?? []
    return steps.map {
      "\($0["step"] as? String ?? "") \($0["status"] as? String ?? "") \($0["exitStatus"] as? Int ?? -1)"
    }
  }
}
