/// Mending of records with stray quotes, on request only.
extension CSVScanner {
  /// How a quote that RFC 4180 does not allow is taken.
  private enum QuoteRule {
    /// A quote closes a field only before a delimiter or the end of the line; others are text.
    case closesBeforeDelimiter
    /// The same, and doubled quotes are not understood.
    case closesBeforeDelimiterNeverDoubled
    /// The quote at the start of a field that is not closed properly is text.
    case opensOnlyIfClosed
  }

  /// Reads the physical line on which the last record, or the one left open, begins as a record of
  /// its own: by the first rule that gives as many fields as there are columns, else by the last.
  ///
  /// - Parameter columns: the number of columns; `nil` while it is not known.
  mutating func repair(columns: Int?) {
    var end = recordStart
    while end < filled, bytes[end] != lineEnd { end += 1 }
    let last = end > recordStart && lineEnd == 10 && bytes[end - 1] == 13 ? end - 1 : end
    for rule: QuoteRule in [.closesBeforeDelimiter, .closesBeforeDelimiterNeverDoubled] {
      if split(end: last, by: rule) == columns { return finishRepair(end) }
    }
    fieldCount = split(end: last, by: .opensOnlyIfClosed)
    finishRepair(end)
  }

  /// Takes an unterminated record at `position` as the last record, so that it can be repaired.
  mutating func takeUnterminated() {
    recordStart = position
    recordLine = line
  }

  private mutating func finishRepair(_ end: Int) {
    recordEnd = end
    position = min(end + 1, filled)
    line = recordLine + 1
    problem = .none
  }

  /// Splits the line from `recordStart` to `end`; the number of fields.
  private mutating func split(end: Int, by rule: QuoteRule) -> Int {
    hasEscapes = false
    var count = 0
    var cursor = recordStart
    while true {
      let field = field(from: cursor, end: end, by: rule)
      var length = field.length
      if field.hasDoubled {
        hasEscapes = true
        length |= FieldSlot.escapedBit
      }
      slots[count] = FieldSlot(
        start: UInt32(truncatingIfNeeded: field.start - recordStart),
        length: UInt32(truncatingIfNeeded: length))
      count += 1
      fieldCount = count
      guard field.next <= end, count < limits.fields else { return count }
      cursor = field.next
    }
  }

  private struct SplitField {
    var start: Int
    var length: Int
    var hasDoubled = false
    /// Where the next field starts; behind the end when there is none.
    var next: Int
  }

  private func field(from start: Int, end: Int, by rule: QuoteRule) -> SplitField {
    if start < end, dialect.hasQuote, bytes[start] == dialect.quote,
      let field = quotedField(from: start + 1, end: end, by: rule)
    {
      return field
    }
    var cursor = start
    while cursor < end, !isDelimiter(at: cursor, end: end) { cursor += 1 }
    return SplitField(start: start, length: cursor - start, next: next(after: cursor, end: end))
  }

  private func quotedField(from start: Int, end: Int, by rule: QuoteRule) -> SplitField? {
    var cursor = start
    var hasDoubled = false
    while cursor < end {
      if isEscape(at: cursor, end: end) {
        hasDoubled = true
        cursor += 2
        continue
      }
      guard bytes[cursor] == dialect.quote else {
        cursor += 1
        continue
      }
      let isDoubled = cursor + 1 < end && bytes[cursor + 1] == dialect.quote
      if isDoubled, rule != .closesBeforeDelimiterNeverDoubled {
        hasDoubled = true
        cursor += 2
      } else if cursor + 1 == end || isDelimiter(at: cursor + 1, end: end) {
        return SplitField(
          start: start, length: cursor - start, hasDoubled: hasDoubled,
          next: next(after: cursor + 1, end: end))
      } else if rule == .opensOnlyIfClosed {
        return nil
      } else {
        cursor += 1
      }
    }
    return nil
  }

  private func isDelimiter(at index: Int, end: Int) -> Bool {
    guard index < end, case .delimiter = mark(at: index, end: end) else { return false }
    return true
  }

  private func next(after cursor: Int, end: Int) -> Int {
    cursor < end ? cursor + 1 + dialect.delimiterRest.count : end + 1
  }
}
