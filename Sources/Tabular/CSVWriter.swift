private import Glibc

/// Writes CSV (RFC 4180, lines ended by LF) to memory or to an open file.
///
/// Fields are appended one by one and ended by ``endRecord()``. With a file, what is buffered is
/// written whenever 64 KiB have come together; the first failure is kept, everything after it is
/// dropped, and ``finish()`` throws it.
public struct CSVWriter {
  /// The byte between fields.
  public let delimiter: UInt8
  /// Whether text that a spreadsheet would take for a formula gets a leading apostrophe.
  public let neutraliseFormulas: Bool
  /// What has been written to memory; with a file, what has not yet been written to it.
  public private(set) var bytes: [UInt8] = []

  private let descriptor: Int32?
  private let deflater: GzipDeflater?
  private let name: String
  private var failure: TabularError?
  private var isFirstField = true
  private var recordStart = 0
  private var isFileStart = true

  private static let quote = UInt8(ascii: "\"")
  private static let flushSize = 1 << 16

  /// A writer to memory: the result is in ``bytes``.
  public init(delimiter: UInt8 = UInt8(ascii: ","), neutraliseFormulas: Bool = true) {
    self.delimiter = delimiter
    self.neutraliseFormulas = neutraliseFormulas
    descriptor = nil
    deflater = nil
    name = ""
  }

  /// A writer to an open file, which stays open; `name` appears in errors.
  ///
  /// - Parameter compresses: whether the file is compressed by gzip; the same records give the same
  ///   bytes.
  public init(
    fileDescriptor: Int32, name: String, delimiter: UInt8 = UInt8(ascii: ","),
    neutraliseFormulas: Bool = true, compresses: Bool = false
  ) {
    deflater = compresses ? GzipDeflater() : nil
    self.delimiter = delimiter
    self.neutraliseFormulas = neutraliseFormulas
    descriptor = fileDescriptor
    self.name = name
  }

  /// Writes a record of text fields.
  public mutating func writeRecord(_ fields: [String]) {
    for text in fields { field(text) }
    endRecord()
  }

  /// Appends a text field.
  public mutating func field(_ text: String) {
    var text = text
    text.withUTF8 { field($0) }
  }

  /// Appends a text field.
  public mutating func field(_ text: UnsafeBufferPointer<UInt8>) {
    separate()
    let isGuarded = neutraliseFormulas && FormulaGuard.isNeeded(text)
    guard isGuarded || needsQuotes(text) else {
      bytes.append(contentsOf: text)
      return
    }
    bytes.append(Self.quote)
    if isGuarded { bytes.append(UInt8(ascii: "'")) }
    for byte in text {
      if byte == Self.quote { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(Self.quote)
  }

  /// Appends a whole number.
  public mutating func field(_ number: Int64) {
    separate()
    var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)
    withUnsafeMutableBytes(of: &digits) { buffer in
      var index = buffer.count
      var rest = number.magnitude
      repeat {
        index -= 1
        buffer[index] = UInt8(truncatingIfNeeded: 48 + rest % 10)
        rest /= 10
      } while rest > 0
      if number < 0 {
        index -= 1
        buffer[index] = UInt8(ascii: "-")
      }
      bytes.append(contentsOf: buffer[index...])
    }
  }

  /// Appends a field that is known to need no quotes and no guard, such as a date or an amount.
  public mutating func plainField(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  /// Ends the record.
  public mutating func endRecord() {
    // A record of one empty field would be an empty line, which is no record.
    if bytes.count == recordStart {
      bytes.append(Self.quote)
      bytes.append(Self.quote)
    }
    bytes.append(10)
    isFirstField = true
    isFileStart = false
    if descriptor != nil, bytes.count >= Self.flushSize { flush() }
    recordStart = bytes.count
  }

  /// Writes what is left to the file; does nothing for memory.
  ///
  /// - Throws: ``TabularError/cannotWrite(path:reason:)`` if this or an earlier write failed.
  public mutating func finish() throws(TabularError) {
    if descriptor != nil { flush(isLast: true) }
    recordStart = bytes.count
    if let failure { throw failure }
  }

  private mutating func separate() {
    if isFirstField { isFirstField = false } else { bytes.append(delimiter) }
  }

  private func needsQuotes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in text where byte == delimiter || byte == Self.quote || byte == 10 || byte == 13 {
      return true
    }
    // At the start of a file it would be taken for a byte order mark.
    return isFileStart && text.first == 0xEF
  }

  private mutating func flush(isLast: Bool = false) {
    defer { bytes.removeAll(keepingCapacity: true) }
    guard failure == nil, let descriptor else { return }
    if let deflater {
      guard let deflated = deflater.deflated(bytes, isLast: isLast) else {
        failure = .cannotWrite(path: name, reason: "zlib fails")
        return
      }
      bytes = deflated
    }
    failure = bytes.withUnsafeBytes { (buffer: UnsafeRawBufferPointer) -> TabularError? in
      var written = 0
      while written < buffer.count {
        let count = write(
          descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else {
          return .cannotWrite(path: name, reason: String(cString: strerror(errno)))
        }
        written += count
      }
      return nil
    }
  }
}
