/// How a reader treats what is not told by the dialect.
struct CSVReaderPlan {
  var dialect: CSVDialect
  var limits: CSVLimits
  var chunkSize: Int
  /// Whether records are mended rather than left out.
  var pads = false
  /// Whether records at the end that look like the footer of a report are none.
  var findsFooter = false
  /// Whether the dialect was found out, so that names are trimmed and doubtful ones refused.
  var isDetected = false
  /// Blank fields that every record may have after the last column, as the file always does.
  var surplusFields = 0
  /// The bytes of the skipped lines, where they were counted.
  var skippedBytes: Int?
  /// The line end, where it was found before.
  var lineEnd: UInt8?
}

/// The moving part of a reader. Its scanner lies behind a pointer, which spares the checks of
/// exclusive access that properties of a class have, in the innermost loop.
final class CSVReaderState {
  let scanner: UnsafeMutablePointer<CSVScanner>
  let plan: CSVReaderPlan
  private var source: TextSource
  private var isAtEnd = false
  private(set) var recordNumber = 0
  /// The first record of a dialect without header waits here to be delivered.
  private var isFirstPending = false
  var columnCount = 0
  /// Whether a blank line stands before the record found last.
  private(set) var isAfterBlankLine = false
  /// Why the record found last had to be repaired.
  var repair: String?
  /// Repairs of the header, told before the first record.
  private var headerRepairs: [Reject] = []
  /// Records that are a footer if no record follows, and rejects if one does.
  var heldBack: [FooterCandidate] = []
  private(set) var footer: [String] = []

  init(source: TextSource, plan: CSVReaderPlan) {
    self.source = source
    self.plan = plan
    scanner = .allocate(capacity: 1)
    scanner.initialize(
      to: CSVScanner(capacity: plan.chunkSize * 2, dialect: plan.dialect, limits: plan.limits))
  }

  deinit {
    source.close()
    scanner.pointee.deallocate()
    scanner.deinitialize(count: 1)
    scanner.deallocate()
  }

  /// Bytes of the input before what has not been consumed.
  var byteOffset: Int { scanner.pointee.fileOffset + scanner.pointee.position }

  var path: String { source.name }

  /// Goes to the first record: over a byte order mark and the lines before the header.
  func start() throws(TabularError) {
    try passByteOrderMark()
    if let skipped = plan.skippedBytes {
      try pass(bytes: skipped)
      scanner.pointee.line = plan.dialect.skippedLines + 1
    } else {
      for _ in 0..<plan.dialect.skippedLines { try passLine() }
    }
    if let lineEnd = plan.lineEnd {
      scanner.pointee.lineEnd = lineEnd
    } else {
      try findLineEnd()
    }
  }

  /// The fields of the next record of the header, or of the first record where there is none.
  func firstRecord() throws(TabularError) -> [String] {
    repeat {
      guard try scanRecord() else { throw .emptyFile(path: path) }
    } while plan.dialect.header && isBlankLine
    recordNumber += 1
    columnCount = scanner.pointee.fieldCount
    guard plan.dialect.header else {
      isFirstPending = true
      return []
    }
    let line = scanner.pointee.recordLine
    if let problem = scanner.pointee.textProblem() {
      let offset = scanner.pointee.fileOffset + problem.offset
      switch problem {
      case .notUTF8: throw .notUTF8(path: path, line: line, byteOffset: offset)
      case .nul: throw .nulByte(path: path, line: line, byteOffset: offset)
      case .strayLineEnd: throw .malformedHeader(path: path, line: line)
      }
    }
    if case .textAfterQuote = scanner.pointee.problem {
      guard plan.pads else { throw .malformedHeader(path: path, line: line) }
      repairQuotes(columns: nil)
    }
    if let repair {
      columnCount = scanner.pointee.fieldCount
      headerRepairs.append(
        Reject(
          path: path, record: recordNumber, line: line, column: nil, reason: repair,
          isRepaired: true))
    }
    scanner.pointee.unescape()
    return CSVRecord(scanner.pointee, recordNumber: recordNumber).strings
  }

  func next(
    header: [String], onReject: (Reject) -> Void
  ) throws(TabularError) -> CSVRecord? {
    while !headerRepairs.isEmpty { onReject(headerRepairs.removeFirst()) }
    isAfterBlankLine = false
    while true {
      if isFirstPending {
        isFirstPending = false
      } else {
        guard try scanRecord() else {
          endFooter(onReject)
          return nil
        }
        if columnCount != 1, isBlankLine {
          isAfterBlankLine = true
          continue
        }
        recordNumber &+= 1
      }
      if isDoubtful {
        guard examine(header: header, onReject) else {
          isAfterBlankLine = false
          continue
        }
      } else if plan.findsFooter, isTotals(header: header, onReject) {
        isAfterBlankLine = false
        continue
      }
      if !heldBack.isEmpty { giveUpFooter(onReject) }
      if let repair {
        onReject(repaired(repair))
      }
      if scanner.pointee.hasEscapes { scanner.pointee.unescape() }
      return CSVRecord(scanner.pointee, recordNumber: recordNumber)
    }
  }

  /// Whether the record found last needs a closer look.
  private var isDoubtful: Bool {
    if case .none = scanner.pointee.problem, scanner.pointee.traits.isEmpty,
      scanner.pointee.lineEnd == 10, !scanner.pointee.hasStrayQuotes, repair == nil
    {
      return scanner.pointee.fieldCount != columnCount
    }
    return true
  }

  /// Whether the record found last is a line of nothing but blanks.
  private var isBlankLine: Bool {
    let scanner = scanner
    return scanner.pointee.fieldCount == 1 && scanner.pointee.slots[0].start == 0
      && scanner.pointee.isBlank(field: 0)
  }

  /// Finds the next record, reading as needed; `false` at the end of the input.
  private func scanRecord() throws(TabularError) -> Bool {
    repair = nil
    while true {
      switch scanner.pointee.scan() {
      case .record: return true
      case .exceeded(let limit, let line):
        throw .limitExceeded(path: path, line: line, limit: limit, maximum: maximum(of: limit))
      case .needsInput:
        if !isAtEnd {
          try readMore()
        } else if !scanner.pointee.endLastLine() {
          guard scanner.pointee.position < scanner.pointee.filled else {
            footer = source.footer
            return false
          }
          guard plan.pads else {
            throw .unterminatedQuote(path: path, line: scanner.pointee.quoteLine)
          }
          scanner.pointee.takeUnterminated()
          repairQuotes(columns: columnCount == 0 ? nil : columnCount)
          return true
        }
      }
    }
  }

  /// Mends the quotes of the record found last.
  func repairQuotes(columns: Int?) {
    scanner.pointee.repair(columns: columns)
    repair = "a stray quote is taken as text; double the quotes inside fields"
  }

  private func readMore() throws(TabularError) {
    // A long record is scanned again whenever more is read, so read as much as it has.
    let rest = scanner.pointee.filled - scanner.pointee.position
    isAtEnd = try !scanner.pointee.fill(
      from: &source, chunk: rest > 1 << 16 ? max(rest, plan.chunkSize) : plan.chunkSize)
  }

  private func maximum(of limit: CSVLimits.Kind) -> Int {
    switch limit {
    case .fields: scanner.pointee.limits.fields
    case .fieldBytes: scanner.pointee.limits.fieldBytes
    case .recordBytes: scanner.pointee.limits.recordBytes
    }
  }

  private func passByteOrderMark() throws(TabularError) {
    while scanner.pointee.filled < 3, !isAtEnd {
      isAtEnd = try !scanner.pointee.fill(from: &source, chunk: plan.chunkSize)
    }
    let bytes = scanner.pointee.bytes
    let count = scanner.pointee.filled
    if count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      scanner.pointee.position = 3
    } else if count >= 2,
      (bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF)
    {
      throw .notUTF8(path: path, line: 1, byteOffset: 0)
    }
  }

  private func pass(bytes count: Int) throws(TabularError) {
    var rest = count
    while true {
      let available = min(rest, scanner.pointee.filled - scanner.pointee.position)
      scanner.pointee.position += available
      rest -= available
      guard rest > 0, !isAtEnd else { return }
      try readMore()
    }
  }

  /// Passes over a physical line, whatever its end; does nothing at the end of the input.
  private func passLine() throws(TabularError) {
    while true {
      if let length = scanner.pointee.lineLength(isComplete: isAtEnd) {
        scanner.pointee.position += length
        scanner.pointee.line += 1
        return
      }
      guard scanner.pointee.filled - scanner.pointee.position <= plan.limits.recordBytes else {
        throw .limitExceeded(
          path: path, line: scanner.pointee.line, limit: .recordBytes,
          maximum: plan.limits.recordBytes)
      }
      guard !isAtEnd else {
        scanner.pointee.position = scanner.pointee.filled
        return
      }
      try readMore()
    }
  }

  private func findLineEnd() throws(TabularError) {
    while true {
      let found = scanner.pointee.firstLineEnd(isComplete: isAtEnd)
      let length = scanner.pointee.filled - scanner.pointee.position
      if found != nil || isAtEnd || length > scanner.pointee.limits.recordBytes + 1 {
        scanner.pointee.lineEnd = found ?? 10
        return
      }
      isAtEnd = try !scanner.pointee.fill(from: &source, chunk: max(plan.chunkSize, length))
    }
  }

  /// Adds the lines of a footer that was recognised.
  func addFooter(_ lines: [String]) { footer = lines + footer }
}
