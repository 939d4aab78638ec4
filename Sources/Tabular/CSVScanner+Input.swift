extension CSVScanner {
  /// Reads more after what has not been consumed; `false` at the end of the input.
  ///
  /// - Parameter chunk: Bytes to read at most.
  mutating func fill(from source: inout TextSource, chunk: Int) throws(TabularError) -> Bool {
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
    let separator = dialect.delimiterRest.last ?? dialect.delimiter
    while index < end {
      let byte = bytes[index]
      if isEscape(at: index, end: end) {
        index += 2
        isFieldStart = false
        hasJustClosed = false
        continue
      }
      if isQuoted {
        // A doubled quote closes and opens again, with nothing between.
        if byte == dialect.quote {
          isQuoted = false
          hasJustClosed = true
          index += 1
          continue
        }
      } else if dialect.hasQuote, byte == dialect.quote, isFieldStart || hasJustClosed {
        isQuoted = true
      } else if byte == 10 {
        return 10
      } else if byte == 13 {
        if index + 1 < filled { return bytes[index + 1] == 10 ? 10 : 13 }
        return isComplete ? 13 : nil
      }
      isFieldStart = byte == separator && !isQuoted
      hasJustClosed = false
      index += 1
    }
    return nil
  }

  /// Whether an escape stands at an index and takes the meaning of the byte after it away.
  @inline(__always)
  func isEscape(at index: Int, end: Int) -> Bool {
    guard let escape = dialect.escape, bytes[index] == escape, index + 1 < end else {
      return false
    }
    let next = bytes[index + 1]
    guard escape != dialect.quote || !dialect.hasQuote else { return false }
    return next == escape || next == dialect.delimiter
      || (dialect.hasQuote && next == dialect.quote)
  }

  /// Takes escapes and doubled quotes out of the fields of the last record, in place.
  func unescape() {
    let start = bytes + recordStart
    for index in 0..<fieldCount where slots[index].isEscaped {
      let field = start + Int(slots[index].start)
      let count = slots[index].count
      let isQuoted = dialect.hasQuote && field[-1] == dialect.quote
      let offset = field - bytes
      var from = 0
      var to = 0
      while from < count {
        if isEscape(at: offset + from, end: offset + count) { from += 1 }
        let byte = field[from]
        field[to] = byte
        let isDoubled =
          isQuoted && byte == dialect.quote && from + 1 < count && field[from + 1] == byte
        from += isDoubled ? 2 : 1
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

extension CSVScanner {
  /// Whether a field of the last record has nothing but blanks and tabs.
  @inline(__always)
  func isBlank(field: Int) -> Bool {
    let start = bytes + recordStart + Int(slots[field].start)
    for index in 0..<slots[field].count where start[index] != 32 && start[index] != 9 {
      return false
    }
    return true
  }

  /// Adds empty fields to the last record.
  mutating func pad(to count: Int) {
    let end = UInt32(truncatingIfNeeded: recordEnd - recordStart)
    while fieldCount < min(count, limits.fields) {
      slots[fieldCount] = FieldSlot(start: end, length: 0)
      fieldCount += 1
    }
  }

  /// The length of the physical line at `position` with its end; `nil` when that is not in the
  /// buffer.
  func lineLength(isComplete: Bool) -> Int? {
    var index = position
    while index < filled, bytes[index] != 10, bytes[index] != 13 { index += 1 }
    guard index < filled else { return nil }
    guard bytes[index] == 13 else { return index + 1 - position }
    guard index + 1 < filled || isComplete else { return nil }
    let isPair = index + 1 < filled && bytes[index + 1] == 10
    return index + (isPair ? 2 : 1) - position
  }
}
