internal import Artifacts
internal import Foundation

/// A file as it was when it was hashed: what is read afterwards must be the same.
struct FileState: Equatable {
  let sha256: String
  private let size: Int64
  private let changed: Date?

  /// Reads the file to its end.
  init(_ path: String) throws(WorkflowError) {
    (size, changed) = try FileState.status(path)
    sha256 = try FileState.digest(path)
  }

  /// - Throws: ``WorkflowError/files(_:)`` when the file is another one by now.
  func requireUnchanged(_ path: String) throws(WorkflowError) {
    guard try FileState.status(path) == (size, changed) else {
      throw .files("\(path): changed while it was read; import it again (nothing was stored)")
    }
  }

  private static func status(_ path: String) throws(WorkflowError) -> (Int64, Date?) {
    do {
      let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
      let attributes = try FileManager.default.attributesOfItem(atPath: target)
      let size = (attributes[.size] as? NSNumber)?.int64Value ?? 0
      return (size, attributes[.modificationDate] as? Date)
    } catch { throw .files("\(path): cannot be read: \(error.localizedDescription)") }
  }

  /// SHA-256 of a file's bytes, read in pieces.
  private static func digest(_ path: String) throws(WorkflowError) -> String {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw .files("\(path): cannot be opened")
    }
    defer { try? handle.close() }
    let stream = SHA256Stream()
    do {
      while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
        piece.withUnsafeBytes { stream.update($0) }
      }
    } catch { throw .files("\(path): cannot be read: \(error.localizedDescription)") }
    return try wrapping(WorkflowError.artifact) { () throws(ArtifactError) in
      try stream.finishHex()
    }
  }
}
