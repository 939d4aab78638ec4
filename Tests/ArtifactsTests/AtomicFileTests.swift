import Artifacts
import Foundation
import Testing

@Suite struct AtomicFileTests {
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "aforo-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test("a file is made and replaced, with its mode, and nothing else is left")
  func replace() throws {
    try withFolder { folder in
      let path = folder.appending(path: "a.json").path
      for (bytes, mode, bits) in [
        ([UInt8](), AtomicFile.Mode.everyone, 0o644),
        (Array(repeating: 7, count: 300_000), .ownerOnly, 0o600),
        ([1, 2, 3], .everyone, 0o644),
      ] {
        try AtomicFile.write(bytes, to: path, mode: mode)
        #expect(Array(try Data(contentsOf: URL(filePath: path))) == bytes)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == bits)
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.json"])
    }
  }

  @Test("a failure names path and step, and leaves neither a temporary file nor a change")
  func failures() throws {
    try withFolder { folder in
      let missing = folder.appending(path: "none/a.json").path
      #expect {
        try AtomicFile.write([1], to: missing)
      } throws: { error in
        guard case .cannotWrite(missing, "open", let reason) = error as? ArtifactError else {
          return false
        }
        return reason == "No such file or directory"
      }
      // A folder cannot be replaced by a file: the last step fails.
      let occupied = folder.appending(path: "b.json")
      try FileManager.default.createDirectory(
        at: occupied.appending(path: "inner"), withIntermediateDirectories: true)
      #expect {
        try AtomicFile.write([1], to: occupied.path)
      } throws: { error in
        guard case .cannotWrite(occupied.path, "rename", _) = error as? ArtifactError else {
          return false
        }
        return true
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["b.json"])
      #expect(throws: ArtifactError.self) { try AtomicFile.write([1], to: "") }
      #expect(throws: ArtifactError.self) { try AtomicFile.write([1], to: "a\0b") }
    }
  }

  @Test("a long name is written, and a reader sees the old content or the new")
  func readersSeeWholeFiles() throws {
    try withFolder { folder in
      let path = folder.appending(path: String(repeating: "n", count: 250)).path
      try AtomicFile.write([UInt8](repeating: 0, count: 100_000), to: path)
      for round in UInt8(1)...50 {
        let open = try FileHandle(forReadingFrom: URL(filePath: path))
        try AtomicFile.write([UInt8](repeating: round, count: 100_000), to: path)
        let old = try open.readToEnd()
        #expect(old == Data(repeating: round - 1, count: 100_000))
        try open.close()
      }
    }
  }
}
