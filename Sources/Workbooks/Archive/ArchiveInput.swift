private import Glibc

/// The bytes of an archive, of a file or in memory, read wherever the archive's reader asks.
final class ArchiveInput {
  private enum Kind {
    case descriptor(Int32)
    case memory([UInt8])
  }

  let name: String
  let size: Int
  /// Where the archive's reader stands.
  var position = 0
  /// Why reading failed, if it did.
  private(set) var failure: String?

  private let kind: Kind
  /// A stretch of the file, since the directory is read byte by byte.
  private var window: [UInt8]
  private var windowStart = 0
  private var windowCount = 0

  /// Opens a regular file; never waits for a pipe or a device.
  init(path: String) throws(WorkbookError) {
    name = path
    guard !path.utf8.contains(0) else {
      throw .cannotOpen(path: path, reason: "the name contains a NUL byte")
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw .cannotOpen(path: path, reason: String(cString: strerror(errno)))
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      _ = close(descriptor)
      throw .notAFile(path: path)
    }
    size = Int(status.st_size)
    kind = .descriptor(descriptor)
    window = [UInt8](repeating: 0, count: 1 << 16)
  }

  init(bytes: [UInt8], name: String) {
    self.name = name
    size = bytes.count
    kind = .memory(bytes)
    window = []
  }

  deinit {
    if case .descriptor(let descriptor) = kind { _ = close(descriptor) }
  }

  /// Fills `buffer` from where the reader stands, as far as there are bytes.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard position >= 0, position < size else { return 0 }
    var done = 0
    switch kind {
    case .memory(let bytes):
      done = min(buffer.count, size - position)
      bytes.withUnsafeBytes { source in
        let part = UnsafeRawBufferPointer(rebasing: source[position..<(position + done)])
        buffer.copyMemory(from: part)
      }
      position += done
    case .descriptor(let descriptor):
      while done < buffer.count {
        if position < windowStart || position >= windowStart + windowCount {
          guard refill(from: descriptor) else { break }
        }
        let offset = position - windowStart
        let count = min(buffer.count - done, windowCount - offset)
        window.withUnsafeBytes { source in
          let part = UnsafeRawBufferPointer(rebasing: source[offset..<(offset + count)])
          UnsafeMutableRawBufferPointer(rebasing: buffer[done...]).copyMemory(from: part)
        }
        done += count
        position += count
      }
    }
    return done
  }

  /// The first bytes, at most `count`.
  func prefix(_ count: Int) -> [UInt8] {
    position = 0
    var bytes = [UInt8](repeating: 0, count: count)
    let filled = bytes.withUnsafeMutableBytes { read(into: $0) }
    return Array(bytes.prefix(filled))
  }

  private func refill(from descriptor: Int32) -> Bool {
    windowStart = position
    windowCount = 0
    let start = position
    while true {
      let count = window.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress, $0.count, start)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 { failure = String(cString: strerror(errno)) }
      windowCount = max(count, 0)
      return count > 0
    }
  }
}
