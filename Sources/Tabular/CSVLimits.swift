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
