/// Reads a CSV file (RFC 4180) record by record, in memory that does not grow with the file.
///
/// Rules where RFC 4180 is silent or broken in practice:
/// - Line ends are LF, CRLF or lone CR, as the first one outside quotes is; with LF, a CR before
///   it belongs to the line end. The last line needs none.
/// - A byte order mark of UTF-8 is passed over.
/// - A quote is one only as the first byte of a field; after a blank it is text. A record is a
///   ``Reject`` where such text opens a quote that closes at the end of a later field.
/// - An empty line, or one of blanks only, is no record and not counted; in a file with one column
///   it is a record.
/// - A record with another number of fields than the header, with text after a closing quote,
///   with a CR outside quotes, with a NUL byte or with invalid UTF-8 is a ``Reject``. Blank fields
///   after the last column are dropped only under options, and where each of the first records has
///   them: where few have, a delimiter inside a field may have shifted the values.
/// - A column without a name is called `column 3` by its place.
/// - A quote that is never closed, and a limit that is exceeded, end the reading with an error.
///
/// What is not known of a file is found out by the initialisers that take ``CSVReaderOptions``.
///
/// One reader serves one task; it is not `Sendable`.
public final class CSVReader {
  /// The path, or the name given with bytes, as it appears in rejects and errors.
  public let path: String
  /// The names of the columns; `column 1`, `column 2`, ... in a dialect without header.
  public let header: [String]
  /// How the file is written.
  public let dialect: CSVDialect

  /// The encoding of the file.
  public let encoding: CSVEncoding
  /// How the dialect was found out; `nil` when all of it was declared.
  public let detection: CSVDetection?

  private let state: CSVReaderState

  /// Lines after the last record that are the footer of a report, once the end was reached: those
  /// the dialect declares, and those that were recognised.
  public var footer: [String] { state.footer }

  /// Opens a regular file and reads its header.
  ///
  /// - Throws: ``TabularError``.
  public convenience init(
    path: String, dialect: CSVDialect = CSVDialect(), limits: CSVLimits = CSVLimits()
  ) throws(TabularError) {
    try self.init(
      source: try ByteSource(path: path), dialect: dialect, limits: limits,
      chunkSize: Self.defaultChunkSize)
  }

  /// Reads from an open file descriptor, which stays open.
  ///
  /// - Throws: ``TabularError``.
  public convenience init(
    fileDescriptor: Int32, name: String, dialect: CSVDialect = CSVDialect(),
    limits: CSVLimits = CSVLimits()
  ) throws(TabularError) {
    try self.init(
      source: ByteSource(descriptor: fileDescriptor, name: name), dialect: dialect,
      limits: limits, chunkSize: Self.defaultChunkSize)
  }

  /// Reads from bytes in memory.
  ///
  /// - Throws: ``TabularError``.
  public convenience init(
    bytes: [UInt8], name: String, dialect: CSVDialect = CSVDialect(),
    limits: CSVLimits = CSVLimits()
  ) throws(TabularError) {
    try self.init(
      source: try ByteSource(bytes: bytes, name: name), dialect: dialect, limits: limits,
      chunkSize: Self.defaultChunkSize)
  }

  /// Reads from bytes in memory, a chunk of a given size at a time.
  package convenience init(
    bytes: [UInt8], name: String, dialect: CSVDialect, limits: CSVLimits, chunkSize: Int
  ) throws(TabularError) {
    try self.init(
      source: try ByteSource(bytes: bytes, name: name), dialect: dialect, limits: limits,
      chunkSize: chunkSize)
  }

  static let defaultChunkSize = 1 << 18

  private convenience init(
    source: ByteSource, dialect: CSVDialect, limits: CSVLimits, chunkSize: Int
  ) throws(TabularError) {
    var text = TextSource(source)
    text.holdBack(lines: min(max(dialect.footerLines, 0), CSVDialect.maximumLines))
    try self.init(
      text,
      plan: CSVReaderPlan(dialect: dialect, limits: limits, chunkSize: max(chunkSize, 1)),
      encoding: .utf8, detection: nil)
  }

  init(
    _ source: TextSource, plan: CSVReaderPlan, encoding: CSVEncoding, detection: CSVDetection?
  ) throws(TabularError) {
    // From here on the state closes the source when it goes.
    let state = CSVReaderState(source: source, plan: plan)
    try plan.dialect.check()
    try state.start()
    let header = try CSVHeader.read(state)
    self.state = state
    self.header = header
    path = source.name
    dialect = plan.dialect
    self.encoding = encoding
    self.detection = detection
  }

  /// The next good record, `nil` at the end; bad ones on the way go to `onReject`.
  ///
  /// The record is valid until the next call.
  ///
  /// - Throws: ``TabularError/unterminatedQuote(path:line:)``,
  ///   ``TabularError/limitExceeded(path:line:limit:maximum:)``,
  ///   ``TabularError/cannotRead(path:reason:)``.
  public func next(onReject: (Reject) -> Void) throws(TabularError) -> CSVRecord? {
    try state.next(header: header, onReject: onReject)
  }

  /// How many bytes of the input lie before the end of the record found last.
  public var byteOffset: Int { state.byteOffset }

  /// Calls `body` with each good record, and `onReject` with each bad one, in their order.
  ///
  /// - Throws: As ``next(onReject:)``.
  public func forEachRecord(
    onReject: (Reject) -> Void, _ body: (CSVRecord) -> Void
  ) throws(TabularError) {
    while let record = try next(onReject: onReject) { body(record) }
  }

  /// Calls `body` with each good record until it throws, and `onReject` with each bad one.
  ///
  /// - Throws: What `body` throws, or as ``next(onReject:)``.
  public func forEachRecord<Failure: Error>(
    onReject: (Reject) -> Void, _ body: (CSVRecord) throws(Failure) -> Void
  ) throws(CSVIterationError<Failure>) {
    while true {
      let record: CSVRecord?
      do { record = try next(onReject: onReject) } catch { throw .reading(error) }
      guard let record else { return }
      do { try body(record) } catch { throw .body(error) }
    }
  }

  /// The index of a column; `nil` when there is none of that name.
  public func columnIndex(_ name: String) -> Int? { header.firstIndex(of: name) }

  /// The indices of columns, in the order of the names.
  ///
  /// - Throws: ``TabularError/missingColumns(path:names:)`` with all that are absent.
  public func columnIndices(_ names: [String]) throws(TabularError) -> [Int] {
    let missing = names.filter { !header.contains($0) }
    guard missing.isEmpty else { throw .missingColumns(path: path, names: missing) }
    return names.compactMap { columnIndex($0) }
  }

  /// A reject of a record for the content of one of its fields, or as a whole.
  public func reject(_ record: CSVRecord, field: Int? = nil, reason: String) -> Reject {
    Reject(
      path: path, record: record.recordNumber,
      line: field.map { record.line(ofField: $0) } ?? record.line,
      column: field.map { header[$0] }, reason: reason)
  }
}

/// Why going through the records of a file stopped before its end.
public enum CSVIterationError<Failure: Error>: Error {
  /// The file cannot be read further.
  case reading(TabularError)
  /// The caller's own code failed.
  case body(Failure)
}
