/// The buffer of a CSV reader and the record found in it last.
///
/// Records are found in place. One that reaches over the end of the buffer is moved to its front,
/// the rest of the buffer is filled, and the record is scanned again from its start.
struct CSVScanner {
  enum Outcome {
    case record
    case needsInput
    case exceeded(CSVLimits.Kind, line: Int)
  }

  enum Problem {
    case none
    case textAfterQuote(field: Int)
  }

  private let memory: UnsafeMutablePointer<UInt8>
  /// One byte may be looked at before it, 64 after its end.
  let bytes: UnsafeMutablePointer<UInt8>
  let capacity: Int
  let slots: UnsafeMutablePointer<FieldSlot>
  let dialect: CSVDialect
  let limits: CSVLimits

  /// Start of what has not been consumed.
  var position = 0
  /// End of what has been read.
  var filled = 0
  /// Offset of the first byte of the buffer in the file.
  var fileOffset = 0
  /// Traits of all bytes between `position` and `filled`, at least.
  var traits: ByteTraits = []
  /// Line feed (with or without a carriage return before it) or carriage return.
  var lineEnd: UInt8 = 10
  /// The physical line at `position`.
  var line = 1

  /// The last record: where it starts and ends, without its line end.
  var recordStart = 0
  var recordEnd = 0
  var recordLine = 1
  var fieldCount = 0
  var hasEscapes = false
  var problem = Problem.none
  /// The line on which the quote opened that was looked at last.
  var quoteLine = 1

  init(capacity: Int, dialect: CSVDialect, limits: CSVLimits) {
    memory = .allocate(capacity: capacity + 72)
    memory.initialize(repeating: 0, count: capacity + 72)
    bytes = memory + 8
    slots = .allocate(capacity: limits.fields)
    slots.initialize(repeating: FieldSlot(start: 0, length: 0), count: limits.fields)
    self.capacity = capacity
    self.dialect = dialect
    self.limits = limits
  }

  /// A scanner with the state of `other` in a larger buffer, which takes its memory over.
  init(growing other: CSVScanner) {
    self.init(capacity: other.capacity * 2, dialect: other.dialect, limits: other.limits)
    bytes.update(from: other.bytes, count: other.filled)
    position = other.position
    filled = other.filled
    fileOffset = other.fileOffset
    traits = other.traits
    lineEnd = other.lineEnd
    line = other.line
    other.deallocate()
  }

  func deallocate() {
    memory.deallocate()
    slots.deallocate()
  }

  /// Finds the record at `position` and steps over it, if all of it is in the buffer.
  mutating func scan() -> Outcome {
    let delimiter = dialect.delimiter
    let quote = dialect.quote
    let lineEnd = lineEnd
    let delimiters = ByteWords.filled(with: delimiter)
    let lineEnds = ByteWords.filled(with: lineEnd)
    let start = UnsafePointer(bytes + position)
    let end = UnsafePointer(bytes + filled)
    let maximumLength = limits.fieldBytes
    let maximumCount = limits.fields
    let slots = slots
    var cursor = start
    var count = 0
    var lines = 0
    hasEscapes = false
    problem = .none
    while cursor < end {
      guard count < maximumCount else { return .exceeded(.fields, line: line) }
      var fieldStart = cursor
      var length: Int
      if cursor.pointee == quote {
        let openedOn = line &+ lines
        fieldStart = cursor + 1
        guard let close = closingQuote(from: fieldStart, to: end, lines: &lines) else {
          quoteLine = openedOn
          return end - fieldStart > maximumLength
            ? .exceeded(.fieldBytes, line: openedOn) : incomplete(start, end)
        }
        length = close.pointer - fieldStart
        cursor = close.pointer + 1
        let next = cursor.pointee
        if next != delimiter, next != lineEnd {
          guard cursor + 1 < end else { return incomplete(start, end) }
          let isLineEnd = next == 13 && lineEnd == 10 && cursor[1] == 10
          if !isLineEnd, case .none = problem { problem = .textAfterQuote(field: count) }
          cursor = Self.find(delimiters, lineEnds, from: cursor, to: end)
          guard cursor < end else { return incomplete(start, end) }
        }
        if length > maximumLength { return .exceeded(.fieldBytes, line: openedOn) }
        if close.hasDoubled {
          hasEscapes = true
          length |= FieldSlot.escapedBit
        }
      } else {
        cursor = Self.find(delimiters, lineEnds, from: cursor, to: end)
        length = cursor - fieldStart
        if length > maximumLength { return .exceeded(.fieldBytes, line: line &+ lines) }
        guard cursor < end else { return incomplete(start, end) }
        if length > 0, cursor[-1] == 13, cursor.pointee == 10, lineEnd == 10 { length &-= 1 }
      }
      slots[count] = FieldSlot(
        start: UInt32(truncatingIfNeeded: fieldStart - start),
        length: UInt32(truncatingIfNeeded: length))
      count &+= 1
      if cursor.pointee == lineEnd, lineEnd != delimiter {
        recordStart = position
        recordEnd = cursor - UnsafePointer(bytes)
        recordLine = line
        fieldCount = count
        position = recordEnd &+ 1
        line &+= lines &+ 1
        return recordEnd - recordStart > limits.recordBytes
          ? .exceeded(.recordBytes, line: recordLine) : .record
      }
      cursor += 1
    }
    return incomplete(start, end)
  }

  private func incomplete(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Outcome {
    end - start > limits.recordBytes ? .exceeded(.recordBytes, line: line) : .needsInput
  }

  /// The first delimiter or line end; at or after `end` when there is none.
  @inline(__always)
  private static func find(
    _ delimiters: UInt64, _ lineEnds: UInt64, from start: UnsafePointer<UInt8>,
    to end: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8> {
    var cursor = start
    while cursor < end {
      let word = ByteWords.load(cursor)
      let mask =
        ByteWords.zeroBytes(word ^ delimiters) | ByteWords.zeroBytes(word ^ lineEnds)
      if mask != 0 { return min(cursor + ByteWords.firstIndex(mask), end) }
      cursor += 8
    }
    return end
  }

  /// The quote that closes a field, which is followed by at least one byte.
  @inline(__always)
  private func closingQuote(
    from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>, lines: inout Int
  ) -> (pointer: UnsafePointer<UInt8>, hasDoubled: Bool)? {
    let quotes = ByteWords.filled(with: dialect.quote)
    let lineEnds = ByteWords.filled(with: lineEnd)
    var cursor = start
    var hasDoubled = false
    while cursor < end {
      let word = ByteWords.load(cursor)
      let mask = ByteWords.zeroBytes(word ^ quotes) | ByteWords.zeroBytes(word ^ lineEnds)
      guard mask != 0 else {
        cursor += 8
        continue
      }
      cursor += ByteWords.firstIndex(mask)
      guard cursor + 1 < end else { return nil }
      if cursor.pointee != dialect.quote {
        lines &+= 1
        cursor += 1
      } else if cursor[1] == dialect.quote {
        hasDoubled = true
        cursor += 2
      } else {
        return (cursor, hasDoubled)
      }
    }
    return nil
  }
}
