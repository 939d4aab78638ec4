extension CSVScanner {
  /// The walk over one record.
  private struct Walk {
    let start: UnsafePointer<UInt8>
    let end: UnsafePointer<UInt8>
    let delimiters: UInt64
    let lineEnds: UInt64
    let quotes: UInt64
    /// At the start of a field, then at the byte that ends it.
    var cursor: UnsafePointer<UInt8>
    var fieldStart: UnsafePointer<UInt8>
    /// Bytes in the field, doubled quotes counted twice.
    var length = 0
    /// Whether the field has doubled quotes.
    var hasDoubled = false
    /// Line ends in the record so far, and before the field.
    var lines = 0
    var linesBefore = 0
    /// Not zero if a quote may stand in a field without quotes.
    var strayQuotes: UInt64 = 0

    init(_ scanner: borrowing CSVScanner) {
      start = UnsafePointer(scanner.bytes + scanner.position)
      end = UnsafePointer(scanner.bytes + scanner.filled)
      delimiters = ByteWords.filled(with: scanner.dialect.delimiter)
      lineEnds = ByteWords.filled(with: scanner.lineEnd)
      quotes = ByteWords.filled(with: scanner.dialect.quote)
      cursor = start
      fieldStart = start
    }
  }

  /// Finds the record at `position` and steps over it, if all of it is in the buffer.
  ///
  /// Of several limits, that is exceeded which ends first in the file, so that the outcome does
  /// not depend on where the buffer ends.
  @inline(__always)
  mutating func scan() -> Outcome { isPlain ? scanPlainly() : scanCarefully() }

  private mutating func scanPlainly() -> Outcome {
    let delimiter = dialect.delimiter
    let quote = dialect.quote
    var walk = Walk(self)
    var count = 0
    hasEscapes = false
    problem = .none
    while walk.cursor < walk.end {
      walk.linesBefore = walk.lines
      let isComplete =
        walk.cursor.pointee == quote ? quotedField(&walk, count) : plainField(&walk)
      let recordBytes = walk.cursor - walk.start
      if walk.length > limits.fieldBytes || recordBytes > limits.recordBytes {
        return exceeded(walk, recordBytes)
      }
      guard isComplete else {
        quoteLine = line &+ walk.linesBefore
        return .needsInput
      }
      store(walk, count)
      count &+= 1
      if walk.cursor.pointee != delimiter {
        hasStrayQuotes = walk.strayQuotes != 0
        finish(walk, count)
        return .record
      }
      guard count < limits.fields else { return .exceeded(.fields, line: line) }
      walk.cursor += 1
    }
    let recordBytes = walk.end - walk.start
    return recordBytes > limits.recordBytes
      ? .exceeded(.recordBytes, line: line) : .needsInput
  }

  @inline(__always)
  private mutating func store(_ walk: Walk, _ index: Int) {
    var length = walk.length
    if walk.hasDoubled {
      hasEscapes = true
      length |= FieldSlot.escapedBit
    }
    slots[index] = FieldSlot(
      start: UInt32(truncatingIfNeeded: walk.fieldStart - walk.start),
      length: UInt32(truncatingIfNeeded: length))
  }

  @inline(__always)
  private mutating func finish(_ walk: Walk, _ count: Int) {
    recordStart = position
    recordEnd = position &+ (walk.cursor - walk.start)
    recordLine = line
    fieldCount = count
    position = recordEnd &+ 1
    line &+= walk.lines &+ 1
  }

  private func exceeded(_ walk: Walk, _ recordBytes: Int) -> Outcome {
    let fieldLimitEnd = walk.fieldStart - walk.start + limits.fieldBytes
    let isField =
      walk.length > limits.fieldBytes
      && (recordBytes <= limits.recordBytes || fieldLimitEnd <= limits.recordBytes)
    return isField
      ? .exceeded(.fieldBytes, line: line + walk.linesBefore)
      : .exceeded(.recordBytes, line: line)
  }

  /// Goes to the end of a field without quotes; `false` when the buffer ends first.
  @inline(__always)
  private func plainField(_ walk: inout Walk) -> Bool {
    walk.fieldStart = walk.cursor
    walk.hasDoubled = false
    find(&walk)
    walk.length = walk.cursor - walk.fieldStart
    let isComplete = walk.cursor < walk.end
    // Before a line feed a carriage return belongs to the line end; one may be about to come.
    if walk.length > 0, lineEnd == 10, walk.cursor[-1] == 13,
      !isComplete || walk.cursor.pointee == 10
    {
      walk.length &-= 1
      if !isComplete { walk.cursor -= 1 }
    }
    return isComplete
  }

  /// Goes to the end of a field with quotes; `false` when the buffer ends first.
  @inline(__always)
  private mutating func quotedField(_ walk: inout Walk, _ index: Int) -> Bool {
    walk.fieldStart = walk.cursor + 1
    walk.cursor = walk.fieldStart
    walk.hasDoubled = false
    guard closeQuote(&walk) else {
      // The last byte may be the quote that closes.
      walk.cursor = max(walk.end - 1, walk.fieldStart)
      walk.length = walk.cursor - walk.fieldStart
      return false
    }
    walk.length = walk.cursor - walk.fieldStart
    walk.cursor += 1
    let next = walk.cursor.pointee
    if next == dialect.delimiter || next == lineEnd { return true }
    guard walk.cursor + 1 < walk.end else { return false }
    let isLineEnd = next == 13 && lineEnd == 10 && walk.cursor[1] == 10
    if !isLineEnd, case .none = problem { problem = .textAfterQuote(field: index) }
    find(&walk)
    return walk.cursor < walk.end
  }

  /// Goes to the next delimiter or line end, or to the end of the buffer.
  @inline(__always)
  private func find(_ walk: inout Walk) {
    var cursor = walk.cursor
    while cursor < walk.end {
      let word = ByteWords.load(cursor)
      let mask =
        ByteWords.zeroBytes(word ^ walk.delimiters) | ByteWords.zeroBytes(word ^ walk.lineEnds)
      let quotes = ByteWords.zeroBytes(word ^ walk.quotes)
      if mask != 0 {
        walk.strayQuotes |= quotes & ((mask & (0 &- mask)) &- 1)
        walk.cursor = min(cursor + ByteWords.firstIndex(mask), walk.end)
        return
      }
      walk.strayQuotes |= quotes
      cursor += 8
    }
    walk.cursor = walk.end
  }

  /// Goes to the quote that closes a field and is followed by a byte; `false` without one.
  @inline(__always)
  private func closeQuote(_ walk: inout Walk) -> Bool {
    let quote = dialect.quote
    var cursor = walk.cursor
    while cursor < walk.end {
      let word = ByteWords.load(cursor)
      let mask =
        ByteWords.zeroBytes(word ^ walk.quotes) | ByteWords.zeroBytes(word ^ walk.lineEnds)
      guard mask != 0 else {
        cursor += 8
        continue
      }
      cursor += ByteWords.firstIndex(mask)
      guard cursor + 1 < walk.end else { return false }
      if cursor.pointee != quote {
        walk.lines &+= 1
        cursor += 1
      } else if cursor[1] == quote {
        walk.hasDoubled = true
        cursor += 2
      } else {
        walk.cursor = cursor
        return true
      }
    }
    return false
  }
}
