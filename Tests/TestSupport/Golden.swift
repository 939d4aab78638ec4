import Foundation
import Testing

/// Compares a text with the file `Golden/<name>` beside the test that calls it.
///
/// With `AFORO_RECORD=1` in the environment the file is written instead. A difference is shown line
/// by line: `-` what the file says, `+` what was made.
public func expectGolden(
  _ text: String, _ name: String, file: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let folder = URL(fileURLWithPath: file).deletingLastPathComponent().appending(path: "Golden")
  let golden = folder.appending(path: name)
  if ProcessInfo.processInfo.environment["AFORO_RECORD"] == "1" {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try text.write(to: golden, atomically: true, encoding: .utf8)
    } catch {
      Issue.record("cannot write \(golden.path): \(error)", sourceLocation: sourceLocation)
    }
    return
  }
  guard let expected = try? String(contentsOf: golden, encoding: .utf8) else {
    Issue.record(
      "no file \(golden.path); run with AFORO_RECORD=1", sourceLocation: sourceLocation)
    return
  }
  guard Array(expected.utf8) != Array(text.utf8) else { return }
  Issue.record(
    "\(name) differs:\n\(lineDifference(expected, text))", sourceLocation: sourceLocation)
}

/// The lines that two texts do not have in common, with the number of the line.
func lineDifference(_ old: String, _ new: String) -> String {
  let before = old.components(separatedBy: "\n")
  let after = new.components(separatedBy: "\n")
  let changes = after.difference(from: before).map { change in
    switch change {
    case .remove(let offset, let line, _): (offset, 0, "\(offset + 1) - \(line)")
    case .insert(let offset, let line, _): (offset, 1, "\(offset + 1) + \(line)")
    }
  }
  return changes.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2).joined(separator: "\n")
}
