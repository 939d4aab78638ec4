/// A sample of a file read under one dialect, and how well that explains it.
struct DialectTrial {
  /// A record of the sample.
  struct Record {
    var line: Int
    /// Where it begins in the sample.
    var offset: Int
    var fields: [Field]
    var hasTextAfterQuote: Bool
    /// Fields up to the last that is not blank.
    var width: Int
    /// Fields that are not blank.
    var filled: Int
  }

  /// A field, without its quotes.
  struct Field: Equatable {
    var bytes: [UInt8]
    var isQuoted: Bool
  }

  let dialect: CSVDialect
  var records: [Record] = []
  /// The share of the sample that lies in whole records.
  private(set) var consumed = 1.0
  /// The line end of the sample; `nil` when it has none.
  private(set) var lineEnd: UInt8?
  /// Fields that are quoted as the dialect says, and fields with quotes elsewhere.
  private(set) var quotedFields = 0
  private(set) var strayQuotes = 0
  private(set) var textsAfterQuote = 0

  /// Reads a sample of at most some 64 KiB.
  ///
  /// - Parameters:
  ///   - line: the physical line on which the sample begins.
  ///   - isComplete: whether the sample is the whole file.
  init(_ sample: [UInt8], line: Int, isComplete: Bool, dialect: CSVDialect) {
    self.dialect = dialect
    // Large enough for all of it: a limit that ends a file has no say in how it is written.
    let limits = CSVLimits(fields: 1 << 16)
    var scanner = CSVScanner(capacity: sample.count + 1, dialect: dialect, limits: limits)
    defer { scanner.deallocate() }
    var source = TextSource(ByteSource(sample: sample))
    do throws(TabularError) {
      _ = try scanner.fill(from: &source, chunk: sample.count)
    } catch { return }
    scanner.line = line
    lineEnd = scanner.firstLineEnd(isComplete: true)
    scanner.lineEnd = lineEnd ?? 10
    var needsEnd = isComplete
    while true {
      if case .record = scanner.scan() {
        take(scanner)
      } else if needsEnd {
        needsEnd = false
        guard scanner.endLastLine() else { break }
      } else {
        break
      }
    }
    // A record may well be cut off by the end of the sample, but not by the end of the file.
    if isComplete, !sample.isEmpty {
      consumed = Double(scanner.position) / Double(max(scanner.filled, 1))
    }
  }

  private mutating func take(_ scanner: borrowing CSVScanner) {
    var fields: [Field] = []
    fields.reserveCapacity(scanner.fieldCount)
    let start = scanner.bytes + scanner.recordStart
    var width = 0
    var filled = 0
    var hasTextAfterQuote = false
    if case .textAfterQuote = scanner.problem { hasTextAfterQuote = true }
    for index in 0..<scanner.fieldCount {
      let slot = scanner.slots[index]
      let first = Int(slot.start)
      let isQuoted = dialect.hasQuote && first > 0 && start[first - 1] == dialect.quote
      let bytes = Array(UnsafeBufferPointer(start: start + first, count: slot.count))
      if isQuoted {
        quotedFields += 1
      } else if dialect.hasQuote, bytes.contains(dialect.quote) {
        strayQuotes += 1
      }
      if bytes.contains(where: { $0 != 32 && $0 != 9 }) {
        width = index + 1
        filled += 1
      }
      fields.append(Field(bytes: bytes, isQuoted: isQuoted))
    }
    guard fields.count > 1 || filled > 0 else { return }
    if hasTextAfterQuote { textsAfterQuote += 1 }
    records.append(
      Record(
        line: scanner.recordLine, offset: scanner.recordStart, fields: fields,
        hasTextAfterQuote: hasTextAfterQuote,
        width: width, filled: filled))
  }
}
