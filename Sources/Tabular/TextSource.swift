/// The text of a file as UTF-8: read ahead for detection, decoded, its footer lines held back.
///
/// What is held in memory is what was read ahead, a chunk, and the footer lines.
struct TextSource {
  var name: String { source.name }
  private var source: ByteSource
  /// Raw bytes read ahead.
  private var ahead: [UInt8] = []
  private var aheadPosition = 0
  private var decoder: TextDecoder?
  /// Decoded text not yet given out.
  private var pending: [UInt8] = []
  private var pendingPosition = 0
  private var hasEnded = false
  /// Lines held back at the end.
  private var footerLines = 0
  /// The lines held back, once the end was reached.
  private(set) var footer: [String] = []

  /// Most bytes of held-back lines; a footer is short.
  private static let maximumFooterBytes = 4 << 20

  init(_ source: ByteSource) { self.source = source }

  /// Reads the first `count` bytes, as they are in the file, and keeps them to be read again.
  mutating func peek(_ count: Int) throws(TabularError) -> [UInt8] {
    if ahead.count < count {
      let old = ahead.count
      var more = [UInt8](repeating: 0, count: count - old)
      let read = try Self.read(&source, into: &more)
      ahead += more[..<read]
    }
    return ahead
  }

  /// Passes over the first bytes, which were peeked at.
  mutating func skip(_ count: Int) { aheadPosition = min(count, ahead.count) }

  /// From here on the bytes are in another encoding than UTF-8.
  mutating func decode(as encoding: CSVEncoding) {
    guard encoding != .utf8 else { return }
    decoder = TextDecoder(encoding: encoding, path: name, offset: aheadPosition)
  }

  /// Holds back the last lines of the text.
  mutating func holdBack(lines: Int) { footerLines = lines }

  func close() { source.close() }

  /// Fills `buffer`; fewer bytes than asked for only at the end.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(TabularError) -> Int {
    guard decoder != nil || footerLines > 0 else { return try raw(into: buffer) }
    var total = 0
    while total < buffer.count {
      let available = releasable - pendingPosition
      if available <= 0 {
        if hasEnded { break }
        try more()
        continue
      }
      let count = min(buffer.count - total, available)
      pending.withUnsafeBytes { bytes in
        UnsafeMutableRawBufferPointer(rebasing: buffer[total...]).copyMemory(
          from: UnsafeRawBufferPointer(
            rebasing: bytes[pendingPosition..<(pendingPosition + count)]))
      }
      pendingPosition += count
      total += count
    }
    return total
  }

  /// Where the text ends that is certainly no footer.
  private var releasable = 0

  private mutating func more() throws(TabularError) {
    pending.removeFirst(pendingPosition)
    pendingPosition = 0
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count: Int = try chunk.withUnsafeMutableBytesTyped { buffer throws(TabularError) in
      try raw(into: buffer)
    }
    hasEnded = count < chunk.count
    if decoder == nil {
      pending += chunk[..<count]
    } else {
      try chunk.withUnsafeMutableBytesTyped { buffer throws(TabularError) in
        try decoder?.decode(
          UnsafeRawBufferPointer(UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])),
          into: &pending)
      }
      if hasEnded { try decoder?.finish() }
    }
    try holdBack()
  }

  private mutating func holdBack() throws(TabularError) {
    releasable = pending.count
    guard footerLines > 0 else { return }
    var end = pending.count
    while end > 0, Self.isLineEnd(pending[end - 1]) { end -= 1 }
    for line in 1...footerLines {
      while end > 0, !Self.isLineEnd(pending[end - 1]) { end -= 1 }
      if line < footerLines { end = lineEndStart(end) }
    }
    releasable = end
    if hasEnded {
      footer = pending[end...].split(whereSeparator: Self.isLineEnd)
        .map { String(decoding: $0, as: UTF8.self) }
    } else if pending.count - end > Self.maximumFooterBytes {
      throw .invalidOption(name: "footer lines")
    }
  }

  /// The start of the line end that ends at an index.
  private func lineEndStart(_ index: Int) -> Int {
    guard index > 0 else { return 0 }
    let isPair = index > 1 && pending[index - 1] == 10 && pending[index - 2] == 13
    return index - (isPair ? 2 : 1)
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }

  /// Bytes as they are in the file.
  private mutating func raw(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(TabularError) -> Int {
    let count = min(buffer.count, ahead.count - aheadPosition)
    if count > 0 {
      ahead.withUnsafeBytes { bytes in
        buffer.copyMemory(
          from: UnsafeRawBufferPointer(rebasing: bytes[aheadPosition..<(aheadPosition + count)]))
      }
      aheadPosition += count
      guard count < buffer.count else { return count }
    }
    return count
      + (try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...])))
  }

  private static func read(
    _ source: inout ByteSource, into bytes: inout [UInt8]
  ) throws(TabularError) -> Int {
    try bytes.withUnsafeMutableBytesTyped { buffer throws(TabularError) in
      try source.read(into: buffer)
    }
  }
}

extension [UInt8] {
  /// `withUnsafeMutableBytes`, keeping the type of the error.
  fileprivate mutating func withUnsafeMutableBytesTyped<Value, Failure: Error>(
    _ body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let result: Result<Value, Failure> = withUnsafeMutableBytes { buffer in
      do throws(Failure) { return .success(try body(buffer)) } catch { return .failure(error) }
    }
    return try result.get()
  }
}
