import Foundation
import Testing

/// Writes the content of a gzip archive to a file.
func unpack(_ archive: String, to path: String) throws {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/gunzip")
  process.arguments = ["-c", archive]
  try Data().write(to: URL(fileURLWithPath: path))
  process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
  try process.run()
  process.waitUntilExit()
  try #require(process.terminationStatus == 0)
}
