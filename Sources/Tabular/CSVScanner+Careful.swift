/// Scanning byte by byte, for dialects with an escape, with a delimiter of several bytes or without
/// quotes; the same rules and the same limits as the fast scanner has.
extension CSVScanner {
  /// What stands at an index.
  enum Mark {
    case delimiter
    case lineEnd
    case text
    /// Cannot be told before more is read.
    case unknown
  }

  /// The walk over one field.
  private struct Walk {
    var cursor: Int
    var start: Int
    var length = 0
    var hasEscapes = false
    var hasTextAfter = false
    var mark = Mark.unknown
  }

  /// Finds the record at `position` as ``scan()`` does.
  mutating func scanCarefully() -> Outcome {
    hasEscapes = false
    hasStrayQuotes = false
    problem = .none
    var lines = 0
    var count = 0
    var cursor = position
    while cursor < filled {
      let linesBefore = lines
      var walk = Walk(cursor: cursor, start: cursor)
      if dialect.hasQuote, bytes[cursor] == dialect.quote {
        walkQuoted(&walk, &lines)
      } else {
        walkText(&walk, isEscapable: true)
        walk.length = textLength(walk)
      }
      let recordBytes = walk.cursor - position
      if walk.length > limits.fieldBytes || recordBytes > limits.recordBytes {
        return exceeded(walk, recordBytes, linesBefore: linesBefore)
      }
      if case .unknown = walk.mark {
        quoteLine = line &+ linesBefore
        return .needsInput
      }
      store(walk, count)
      count &+= 1
      guard case .delimiter = walk.mark else {
        finish(at: walk.cursor, count: count, lines: lines)
        return .record
      }
      guard count < limits.fields else { return .exceeded(.fields, line: line) }
      cursor = walk.cursor + 1 + dialect.delimiterRest.count
    }
    return filled - position > limits.recordBytes
      ? .exceeded(.recordBytes, line: line) : .needsInput
  }

  /// What stands at an index; a carriage return before a line feed belongs to it.
  func mark(at index: Int, end: Int) -> Mark {
    let byte = bytes[index]
    if byte == lineEnd { return .lineEnd }
    guard byte == dialect.delimiter else { return .text }
    for (place, next) in dialect.delimiterRest.enumerated() {
      guard index + place + 1 < end else { return .unknown }
      guard bytes[index + place + 1] == next else { return .text }
    }
    return .delimiter
  }

  private mutating func store(_ walk: Walk, _ index: Int) {
    if walk.hasTextAfter, case .none = problem { problem = .textAfterQuote(field: index) }
    var length = walk.length
    if walk.hasEscapes {
      hasEscapes = true
      length |= FieldSlot.escapedBit
    }
    slots[index] = FieldSlot(
      start: UInt32(truncatingIfNeeded: walk.start - position),
      length: UInt32(truncatingIfNeeded: length))
  }

  private mutating func finish(at end: Int, count: Int, lines: Int) {
    recordStart = position
    recordEnd = end
    recordLine = line
    fieldCount = count
    position = end + 1
    line += lines + 1
  }

  private func exceeded(_ walk: Walk, _ recordBytes: Int, linesBefore: Int) -> Outcome {
    let fieldLimitEnd = walk.start - position + limits.fieldBytes
    let isField =
      walk.length > limits.fieldBytes
      && (recordBytes <= limits.recordBytes || fieldLimitEnd <= limits.recordBytes)
    return isField
      ? .exceeded(.fieldBytes, line: line + linesBefore) : .exceeded(.recordBytes, line: line)
  }

  /// Goes to the next delimiter or line end.
  private mutating func walkText(_ walk: inout Walk, isEscapable: Bool) {
    while walk.cursor < filled {
      if dialect.hasQuote, bytes[walk.cursor] == dialect.quote { hasStrayQuotes = true }
      if isEscapable, let escape = dialect.escape, bytes[walk.cursor] == escape {
        guard walk.cursor + 1 < filled else { break }
        if isEscape(at: walk.cursor, end: filled) {
          walk.hasEscapes = true
          walk.cursor += 2
          continue
        }
      }
      walk.mark = mark(at: walk.cursor, end: filled)
      guard case .text = walk.mark else { return }
      walk.cursor += 1
    }
    walk.mark = .unknown
  }

  /// The length of a field without quotes, without the carriage return of a line end.
  private func textLength(_ walk: Walk) -> Int {
    let length = walk.cursor - walk.start
    guard length > 0, lineEnd == 10, bytes[walk.cursor - 1] == 13 else { return length }
    switch walk.mark {
    case .lineEnd, .unknown: return length - 1
    case .delimiter, .text: return length
    }
  }

  /// Goes over a field with quotes to the delimiter or line end after it.
  private mutating func walkQuoted(_ walk: inout Walk, _ lines: inout Int) {
    walk.start = walk.cursor + 1
    walk.cursor = walk.start
    let isClosed = closeQuote(&walk, &lines)
    walk.length = walk.cursor - walk.start
    guard isClosed else { return }
    walk.cursor += 1
    let next = walk.cursor
    walk.mark = mark(at: next, end: filled)
    guard case .text = walk.mark else { return }
    if bytes[next] == 13, lineEnd == 10 {
      guard next + 1 < filled else {
        walk.mark = .unknown
        return
      }
      if bytes[next + 1] == 10 {
        walk.cursor = next + 1
        walk.mark = .lineEnd
        return
      }
    }
    walk.hasTextAfter = true
    walkText(&walk, isEscapable: false)
  }

  /// Goes to the quote that closes a field and is followed by a byte; `false` without one.
  private func closeQuote(_ walk: inout Walk, _ lines: inout Int) -> Bool {
    while walk.cursor + 1 < filled {
      let byte = bytes[walk.cursor]
      if isEscape(at: walk.cursor, end: filled) {
        walk.hasEscapes = true
        walk.cursor += 2
      } else if byte == dialect.quote {
        guard bytes[walk.cursor + 1] == byte else { return true }
        walk.hasEscapes = true
        walk.cursor += 2
      } else {
        if byte == lineEnd { lines += 1 }
        walk.cursor += 1
      }
    }
    return false
  }
}
