/// The moving part of a reader. Its scanner lies behind a pointer, which spares the checks of
/// exclusive access that properties of a class have, in the innermost loop.
final class CSVReaderState {
  private let scanner: UnsafeMutablePointer<CSVScanner>
  private var source: ByteSource
  private let chunkSize: Int
  private var isAtEnd = false
  private var recordNumber = 0
  /// The first record of a dialect without header waits here to be delivered.
  private var isFirstPending = false
  private var columnCount = 0

  init(source: ByteSource, dialect: CSVDialect, limits: CSVLimits, chunkSize: Int) {
    self.source = source
    self.chunkSize = chunkSize
    scanner = .allocate(capacity: 1)
    scanner.initialize(
      to: CSVScanner(capacity: chunkSize * 2, dialect: dialect, limits: limits))
  }

  deinit {
    source.close()
    scanner.pointee.deallocate()
    scanner.deallocate()
  }

  /// Bytes of the input before what has not been consumed.
  var byteOffset: Int { scanner.pointee.fileOffset + scanner.pointee.position }

  /// The names of the columns; what is wrong with them is an error of the file.
  func readHeader() throws(TabularError) -> [String] {
    try passByteOrderMark()
    try findLineEnd()
    repeat {
      guard try scanRecord() else { throw .emptyFile(path: source.name) }
    } while scanner.pointee.dialect.header && isEmptyLine
    recordNumber = 1
    columnCount = scanner.pointee.fieldCount
    guard scanner.pointee.dialect.header else {
      isFirstPending = true
      return (1...columnCount).map { "column \($0)" }
    }
    let line = scanner.pointee.recordLine
    if let problem = scanner.pointee.textProblem() {
      let offset = scanner.pointee.fileOffset + problem.offset
      switch problem {
      case .notUTF8: throw .notUTF8(path: source.name, line: line, byteOffset: offset)
      case .nul: throw .nulByte(path: source.name, line: line, byteOffset: offset)
      case .strayLineEnd: throw .malformedHeader(path: source.name, line: line)
      }
    }
    if case .textAfterQuote = scanner.pointee.problem {
      throw .malformedHeader(path: source.name, line: line)
    }
    scanner.pointee.unescape()
    let names = CSVRecord(scanner.pointee, recordNumber: 1).strings
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted {
      throw .duplicateColumn(path: source.name, name: name)
    }
    return names
  }

  func next(
    header: [String], onReject: (Reject) -> Void
  ) throws(TabularError) -> CSVRecord? {
    while true {
      if isFirstPending {
        isFirstPending = false
      } else {
        guard try scanRecord() else { return nil }
        if isEmptyLine, columnCount != 1 { continue }
        recordNumber &+= 1
      }
      if isDoubtful,
        let reject = reject(
          header: header, scanner: scanner.pointee, path: source.name, recordNumber: recordNumber)
      {
        onReject(reject)
        continue
      }
      if scanner.pointee.hasEscapes { scanner.pointee.unescape() }
      return CSVRecord(scanner.pointee, recordNumber: recordNumber)
    }
  }

  /// Whether the record found last needs a closer look.
  private var isDoubtful: Bool {
    if case .none = scanner.pointee.problem, scanner.pointee.traits.isEmpty,
      scanner.pointee.lineEnd == 10
    {
      return scanner.pointee.fieldCount != columnCount
    }
    return true
  }

  private var isEmptyLine: Bool {
    let scanner = scanner
    return scanner.pointee.fieldCount == 1 && scanner.pointee.slots[0].length == 0
      && scanner.pointee.slots[0].start == 0
  }

  /// Finds the next record, reading as needed; `false` at the end of the input.
  private func scanRecord() throws(TabularError) -> Bool {
    while true {
      switch scanner.pointee.scan() {
      case .record: return true
      case .exceeded(let limit, let line):
        throw .limitExceeded(
          path: source.name, line: line, limit: limit, maximum: maximum(of: limit))
      case .needsInput:
        if !isAtEnd {
          // A long record is scanned again whenever more is read, so read as much as it has.
          let rest = scanner.pointee.filled - scanner.pointee.position
          isAtEnd = try !scanner.pointee.fill(
            from: &source, chunk: rest > 1 << 16 ? max(rest, chunkSize) : chunkSize)
        } else if !scanner.pointee.endLastLine() {
          guard scanner.pointee.position < scanner.pointee.filled else { return false }
          throw .unterminatedQuote(path: source.name, line: scanner.pointee.quoteLine)
        }
      }
    }
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
      isAtEnd = try !scanner.pointee.fill(from: &source, chunk: chunkSize)
    }
    let bytes = scanner.pointee.bytes
    let count = scanner.pointee.filled
    if count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      scanner.pointee.position = 3
    } else if count >= 2,
      (bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF)
    {
      throw .notUTF8(path: source.name, line: 1, byteOffset: 0)
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
      isAtEnd = try !scanner.pointee.fill(from: &source, chunk: max(chunkSize, length))
    }
  }
}
