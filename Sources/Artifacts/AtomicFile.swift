private import Glibc

/// Files that are replaced as a whole: a reader sees the old content or the new, never a part.
public enum AtomicFile {
  /// Who may read a file.
  public enum Mode: Sendable {
    /// The owner (0600).
    case ownerOnly
    /// Everybody (0644).
    case everyone

    fileprivate var bits: mode_t { self == .ownerOnly ? 0o600 : 0o644 }
  }

  /// Replaces or makes the file at a path.
  ///
  /// The bytes go to a temporary file in the same folder, which is flushed to the disk and then
  /// renamed; the folder is flushed too. After a failure the temporary file is gone and the old
  /// file is as it was.
  ///
  /// - Throws: ``ArtifactError/cannotWrite(path:step:reason:)``.
  public static func write(
    _ bytes: [UInt8], to path: String, mode: Mode = .ownerOnly
  ) throws(ArtifactError) {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw .cannotWrite(path: path, step: "name", reason: "not a path")
    }
    var (temporary, descriptor) = try openTemporary(for: path, mode: mode)
    do {
      try writeAll(bytes, to: descriptor, path: path)
      // The mode given to open is cut by the umask of the process.
      try check(fchmod(descriptor, mode.bits), path, "chmod")
      try check(fsync(descriptor), path, "fsync")
      let closed = close(descriptor)
      descriptor = -1
      try check(closed, path, "close")
      try check(rename(temporary, path), path, "rename")
      temporary = ""
      try flushFolder(of: path)
    } catch {
      if descriptor >= 0 { _ = close(descriptor) }
      if !temporary.isEmpty { _ = unlink(temporary) }
      throw error
    }
  }

  /// A new file beside `path`, under a name that no other file has.
  private static func openTemporary(
    for path: String, mode: Mode
  ) throws(ArtifactError) -> (String, Int32) {
    for attempt in 0..<1_000 {
      let name = "\(folder(of: path))/.\(lastName(of: path)).\(getpid()).\(attempt).tmp"
      let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
      let descriptor = open(name, flags, mode.bits)
      if descriptor >= 0 { return (name, descriptor) }
      guard errno == EEXIST || errno == EINTR else {
        throw failure(path, "open")
      }
    }
    throw .cannotWrite(path: path, step: "open", reason: "too many temporary files")
  }

  private static func writeAll(
    _ bytes: [UInt8], to descriptor: Int32, path: String
  ) throws(ArtifactError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure(path, "write") }
      written += count
    }
  }

  private static func flushFolder(of path: String) throws(ArtifactError) {
    let descriptor = open(folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path, "open folder") }
    let result = fsync(descriptor)
    let reason = errno
    _ = close(descriptor)
    // Some file systems cannot flush a folder, and say so with EINVAL.
    guard result == 0 || reason == EINVAL else {
      errno = reason
      throw failure(path, "fsync folder")
    }
  }

  private static func check(
    _ result: Int32, _ path: String, _ step: String
  ) throws(ArtifactError) {
    guard result == 0 else { throw failure(path, step) }
  }

  private static func failure(_ path: String, _ step: String) -> ArtifactError {
    .cannotWrite(path: path, step: step, reason: String(cString: strerror(errno)))
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func lastName(of path: String) -> String {
    // Cut, so that the temporary name is not too long where the name itself is not.
    let name = path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    return String(decoding: name.utf8.prefix(200), as: UTF8.self)
  }
}
