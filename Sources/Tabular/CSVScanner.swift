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
  let isPlain: Bool
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
  /// Whether a field of the last record that is not quoted may have a quote.
  var hasStrayQuotes = false
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
    isPlain = dialect.isPlain
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
}
