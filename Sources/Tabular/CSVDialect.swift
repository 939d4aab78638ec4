/// How a CSV file is written. It is declared, not detected; only the line end is.
public struct CSVDialect: Hashable, Sendable, Codable {
  /// The byte between fields.
  public var delimiter: UInt8
  /// The byte around fields that contain a delimiter, a line end or, doubled, itself.
  public var quote: UInt8
  /// Whether the first record names the columns.
  public var header: Bool

  /// A dialect; without arguments that of RFC 4180 with a header.
  public init(
    delimiter: UInt8 = UInt8(ascii: ","), quote: UInt8 = UInt8(ascii: "\""), header: Bool = true
  ) {
    self.delimiter = delimiter
    self.quote = quote
    self.header = header
  }

  /// Refuses a dialect in which records cannot be told apart.
  func check() throws(TabularError) {
    func isUsable(_ byte: UInt8) -> Bool { byte == 9 || (32..<127).contains(byte) }
    guard delimiter != quote, isUsable(delimiter), isUsable(quote) else {
      throw .invalidDialect(delimiter: delimiter, quote: quote)
    }
  }
}

/// What a CSV reader accepts at most, so that no file can use up the memory.
public struct CSVLimits: Hashable, Sendable, Codable {
  /// Fields in a record.
  public var fields: Int
  /// Bytes in a field.
  public var fieldBytes: Int
  /// Bytes in a record.
  public var recordBytes: Int

  /// Limits; without arguments 1,000 fields, 1 MiB a field, 8 MiB a record.
  public init(fields: Int = 1_000, fieldBytes: Int = 1 << 20, recordBytes: Int = 8 << 20) {
    self.fields = min(max(fields, 1), 1 << 20)
    self.fieldBytes = min(max(fieldBytes, 1), 1 << 30)
    self.recordBytes = min(max(recordBytes, 1), 1 << 30)
  }

  /// Which limit was exceeded.
  public enum Kind: String, Sendable, Codable {
    /// Fields in a record.
    case fields
    /// Bytes in a field.
    case fieldBytes
    /// Bytes in a record.
    case recordBytes

    func sentence(maximum: Int) -> String {
      switch self {
      case .fields: "the record has more than \(maximum) fields"
      case .fieldBytes: "the field is longer than \(maximum) bytes"
      case .recordBytes: "the record is longer than \(maximum) bytes"
      }
    }
  }
}
