import Foundation
import TestSupport

/// What a run of the tool gave.
struct ToolResult {
  let status: Int32
  let output: Data
  let errors: Data

  var text: String { String(decoding: output, as: UTF8.self) }
  var errorText: String { String(decoding: errors, as: UTF8.self) }
  /// The lines of standard error that begin with `error:`.
  var errorLines: [String] {
    errorText.split(separator: "\n").map(String.init).filter { $0.hasPrefix("error:") }
  }

  /// Standard output as a JSON object.
  func object() throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: output) as? [String: Any] ?? [:]
  }
}

/// The built executable, run as a process of its own.
enum Tool {
  /// AFORO_EXECUTABLE, or the one beside the test bundle.
  static let executable: String = {
    if let path = ProcessInfo.processInfo.environment["AFORO_EXECUTABLE"] { return path }
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let bundles = CommandLine.arguments.filter { $0.contains(".xctest") } + [own]
    let beside = bundles.map { bundle in
      let whole = bundle.components(separatedBy: ".xctest")[0]
      return URL(fileURLWithPath: whole).deletingLastPathComponent().appending(path: "aforo").path
    }
    let built = ["release", "debug"].map { Places.package(".build/tests/\($0)/aforo") }
    return (beside + built).first { FileManager.default.isExecutableFile(atPath: $0) } ?? "aforo"
  }()

  /// The environment of a run: little, and nothing of the tester's own settings.
  static let environment = ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent"]

  /// Runs the tool in a folder and waits for its end.
  static func run(
    _ arguments: [String], in folder: String? = nil, environment: [String: String] = environment
  ) throws -> ToolResult {
    try launch(executable, arguments, in: folder, environment: environment)
  }

  /// Runs a line of shell, in which `aforo` is the tool.
  static func shell(
    _ line: String, in folder: String, environment: [String: String] = environment
  ) throws -> ToolResult {
    let tool = URL(fileURLWithPath: executable).deletingLastPathComponent().path
    var environment = environment
    environment["PATH"] = "\(tool):\(environment["PATH"] ?? "")"
    return try launch("/bin/sh", ["-c", line], in: folder, environment: environment)
  }

  /// Runs a program in a folder and waits for its end.
  static func launch(
    _ program: String, _ arguments: [String], in folder: String?,
    environment: [String: String] = environment
  ) throws -> ToolResult {
    let files = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = environment
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    // Files rather than pipes: nobody has to read them while the process writes.
    for name in ["output", "errors"] { try files.write("", name) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: files.path("output"))
    process.standardError = FileHandle(forWritingAtPath: files.path("errors"))
    try process.run()
    process.waitUntilExit()
    return ToolResult(
      status: process.terminationStatus,
      output: try Data(contentsOf: files.url.appending(path: "output")),
      errors: try Data(contentsOf: files.url.appending(path: "errors")))
  }
}
