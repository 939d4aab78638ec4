private import Glibc

/// Reading of a small file as a whole.
package enum FileBytes {
  /// The bytes of a regular file that is not larger than `maximum`.
  ///
  /// - Throws: ``ArtifactError/cannotRead(path:reason:)``, ``ArtifactError/tooLarge(path:maximum:)``.
  package static func read(_ path: String, maximum: Int) throws(ArtifactError) -> [UInt8] {
    guard !path.utf8.contains(0) else {
      throw .cannotRead(path: path, reason: "the name contains a NUL byte")
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure(path) }
    defer { _ = close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .cannotRead(path: path, reason: "not a regular file")
    }
    guard status.st_size <= maximum else { throw .tooLarge(path: path, maximum: maximum) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(path) }
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk[0..<count])
      // The file may grow while it is read.
      guard bytes.count <= maximum else { throw .tooLarge(path: path, maximum: maximum) }
    }
  }

  private static func failure(_ path: String) -> ArtifactError {
    .cannotRead(path: path, reason: String(cString: strerror(errno)))
  }
}
