extension CSVScanner {
  /// Reads more after what has not been consumed; `false` at the end of the input.
  ///
  /// - Parameter chunk: Bytes to read at most.
  mutating func fill(from source: inout ByteSource, chunk: Int) throws(TabularError) -> Bool {
    let rest = filled - position
    if position > 0 {
      bytes.update(from: bytes + position, count: rest)
      fileOffset += position
      position = 0
      filled = rest
    }
    if rest == 0 { traits = [] }
    if filled == capacity { self = CSVScanner(growing: self) }
    let room = UnsafeMutableRawBufferPointer(
      start: bytes + filled, count: min(chunk, capacity - filled))
    let count = try source.read(into: room)
    traits.formUnion(ByteTraits(bytes + filled, count: count))
    filled += count
    return count > 0
  }

  /// Ends the last line of the input if it has no end; `false` when there was nothing to do.
  mutating func endLastLine() -> Bool {
    guard position < filled, bytes[filled - 1] != lineEnd else { return false }
    bytes[filled] = lineEnd
    filled += 1
    return true
  }

  /// The line end used first, outside quotes; `nil` when the buffer has none.
  ///
  /// - Parameter isComplete: Whether the buffer holds the input to its end.
  func firstLineEnd(isComplete: Bool) -> UInt8? {
    var isQuoted = false
    var isFieldStart = true
    var hasJustClosed = false
    var index = position
    // A first record longer than this is refused anyway.
    let end = min(filled, position + limits.recordBytes + 1)
    while index < end {
      let byte = bytes[index]
      if isQuoted {
        // A doubled quote closes and opens again, with nothing between.
        if byte == dialect.quote {
          isQuoted = false
          hasJustClosed = true
          index += 1
          continue
        }
      } else if byte == dialect.quote, isFieldStart || hasJustClosed {
        isQuoted = true
      } else if byte == 10 {
        return 10
      } else if byte == 13 {
        if index + 1 < filled { return bytes[index + 1] == 10 ? 10 : 13 }
        return isComplete ? 13 : nil
      }
      isFieldStart = byte == dialect.delimiter && !isQuoted
      hasJustClosed = false
      index += 1
    }
    return nil
  }

  /// Takes the doubled quotes out of the fields of the last record, in place.
  func unescape() {
    let start = bytes + recordStart
    for index in 0..<fieldCount where slots[index].isEscaped {
      let field = start + Int(slots[index].start)
      let count = slots[index].count
      var from = 0
      var to = 0
      while from < count {
        let byte = field[from]
        field[to] = byte
        from += byte == dialect.quote ? 2 : 1
        to += 1
      }
      slots[index].length = UInt32(truncatingIfNeeded: to)
    }
  }

  /// The field of the last record in which a byte of the buffer lies.
  func field(at index: Int) -> Int {
    var field = 0
    while field + 1 < fieldCount, recordStart + Int(slots[field + 1].start) <= index { field += 1 }
    return field
  }
}
