private import CZlib

/// Inflates the bytes of a gzip file, member after member, checking each by its checksum.
///
/// What is held is a chunk. A file that grows past all measure is refused: tables do not shrink to
/// a five-hundredth.
final class GzipReader {
  private let stream: UnsafeMutablePointer<z_stream>
  private let path: String
  private var input: [UInt8]
  private var position = 0
  private var available = 0
  private var hasEnded = false
  private var isBetweenMembers = false
  private var consumed = 0
  private var produced = 0

  private static let chunkSize = 1 << 16
  /// So many bytes may come of however few.
  private static let freeBytes = 64 << 20
  private static let maximumRatio = 500
  private static let maximumBytes = 64 << 30

  /// The first two bytes of every gzip file.
  static let magic: [UInt8] = [0x1F, 0x8B]

  init(path: String) throws(TabularError) {
    self.path = path
    input = Array(repeating: 0, count: GzipReader.chunkSize)
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 16: the gzip format.
    let code = inflateInit2_(
      stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard code == Z_OK else {
      throw .cannotRead(path: path, reason: "zlib does not start: \(code)")
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  /// Fills `buffer`; fewer bytes than asked for only at the end.
  ///
  /// - Parameter source: gives the bytes of the file; fewer than asked for only at its end.
  func read(
    into buffer: UnsafeMutableRawBufferPointer,
    from source: (UnsafeMutableRawBufferPointer) throws(TabularError) -> Int
  ) throws(TabularError) -> Int {
    var total = 0
    while total < buffer.count, !hasEnded {
      if available == 0 { try refill(source) }
      if isBetweenMembers, try !beginsMember() { continue }
      total += try inflateSome(
        into: UnsafeMutableRawBufferPointer(rebasing: buffer[total...]))
    }
    return total
  }

  private func refill(
    _ source: (UnsafeMutableRawBufferPointer) throws(TabularError) -> Int
  ) throws(TabularError) {
    let result: Result<Int, TabularError> = input.withUnsafeMutableBytes { bytes in
      do throws(TabularError) { return .success(try source(bytes)) } catch {
        return .failure(error)
      }
    }
    position = 0
    available = try result.get()
    consumed += available
    guard available == 0 else { return }
    guard isBetweenMembers else { throw .corruptGzip(path: path, reason: "it ends too early") }
    hasEnded = true
  }

  /// Whether another member follows; zeros after the last one are padding.
  private func beginsMember() throws(TabularError) -> Bool {
    while available > 0, input[position] == 0 {
      position += 1
      available -= 1
    }
    guard available > 0 else { return false }
    guard input[position] == GzipReader.magic[0] else {
      throw .corruptGzip(path: path, reason: "other bytes follow its end")
    }
    inflateReset(stream)
    isBetweenMembers = false
    return true
  }

  private func inflateSome(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(TabularError) -> Int {
    let start = position
    let room = min(buffer.count, Int(Int32.max))
    let code = input.withUnsafeMutableBufferPointer { bytes in
      stream.pointee.next_in = bytes.baseAddress.map { $0 + start }
      stream.pointee.avail_in = UInt32(available)
      stream.pointee.next_out = buffer.bindMemory(to: UInt8.self).baseAddress
      stream.pointee.avail_out = UInt32(room)
      return inflate(stream, Z_NO_FLUSH)
    }
    let used = available - Int(stream.pointee.avail_in)
    position += used
    available -= used
    let count = room - Int(stream.pointee.avail_out)
    produced += count
    switch code {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: isBetweenMembers = true
    default:
      let reason = stream.pointee.msg.map { String(cString: $0) } ?? "code \(code)"
      throw .corruptGzip(path: path, reason: reason)
    }
    let isTooMuch =
      produced > GzipReader.maximumBytes
      || produced > GzipReader.freeBytes && produced / GzipReader.maximumRatio > consumed
    guard !isTooMuch else {
      throw .corruptGzip(path: path, reason: "it grows past all measure when it is inflated")
    }
    return count
  }
}
