private import Glibc

/// Where the bytes of a table come from: an open file, or memory.
struct ByteSource {
  private enum Kind {
    case descriptor(Int32, isOwned: Bool)
    case memory([UInt8])
  }

  let name: String
  private let kind: Kind
  private var position = 0
  /// Inflates a gzip file; `nil` for one that is none.
  private var inflater: GzipReader?

  /// Opens a regular file; never waits for a pipe or a device. Whether it is compressed is decided by
  /// its first bytes, not by its name.
  init(path: String) throws(TabularError) {
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
      _ = Glibc.close(descriptor)
      throw .notAFile(path: path)
    }
    kind = .descriptor(descriptor, isOwned: true)
    var start: [UInt8] = [0, 0]
    if pread(descriptor, &start, start.count, 0) == start.count, start == GzipReader.magic {
      do throws(TabularError) { inflater = try GzipReader(path: path) } catch {
        _ = Glibc.close(descriptor)
        throw error
      }
    }
  }

  init(descriptor: Int32, name: String) {
    self.name = name
    kind = .descriptor(descriptor, isOwned: false)
  }

  init(bytes: [UInt8], name: String) throws(TabularError) {
    self.name = name
    kind = .memory(bytes)
    if bytes.starts(with: GzipReader.magic) { inflater = try GzipReader(path: name) }
  }

  /// Bytes that are read as they are.
  init(sample bytes: [UInt8]) {
    name = ""
    kind = .memory(bytes)
  }

  /// Fills `buffer` as far as there are bytes; fewer than asked for only at the end.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(TabularError) -> Int {
    guard let inflater else { return try raw(into: buffer) }
    return try inflater.read(into: buffer) { bytes throws(TabularError) in
      try raw(into: bytes)
    }
  }

  /// Bytes as they are in the file.
  private mutating func raw(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(TabularError) -> Int {
    switch kind {
    case .memory(let bytes):
      let count = min(buffer.count, bytes.count - position)
      bytes.withUnsafeBytes { source in
        buffer.copyMemory(
          from: UnsafeRawBufferPointer(rebasing: source[position..<(position + count)]))
      }
      position += count
      return count
    case .descriptor(let descriptor, _):
      var total = 0
      while total < buffer.count {
        let count = Glibc.read(
          descriptor, buffer.baseAddress?.advanced(by: total), buffer.count - total)
        if count == 0 { break }
        if count < 0 {
          if errno == EINTR { continue }
          throw .cannotRead(path: name, reason: String(cString: strerror(errno)))
        }
        total += count
      }
      return total
    }
  }

  func close() {
    if case .descriptor(let descriptor, isOwned: true) = kind { _ = Glibc.close(descriptor) }
  }
}
