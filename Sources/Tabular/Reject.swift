/// A record that was left out, or repaired, where it is, and why.
public struct Reject: Error, Hashable, Sendable {
  /// The file.
  public let path: String
  /// The number of the record; the header is record 1, empty lines are not counted.
  public let record: Int
  /// The physical line, from 1, of the record or of its faulty field.
  public let line: Int
  /// The column at fault, if it is one.
  public let column: String?
  /// What is wrong and what to do, as a part of a sentence.
  public let reason: String
  /// Whether the record was mended and delivered all the same, as ``CSVRagged/pad`` asks for.
  public let isRepaired: Bool

  /// A rejected record.
  public init(
    path: String, record: Int, line: Int, column: String?, reason: String,
    isRepaired: Bool = false
  ) {
    self.path = path
    self.record = record
    self.line = line
    self.column = column
    self.reason = reason
    self.isRepaired = isRepaired
  }
}

extension Reject: CustomStringConvertible {
  /// The sentence shown to the user, `deals.csv:118 (record 97): amount: ...`.
  public var description: String {
    "\(path):\(line) (record \(record)): " + (column.map { "\($0): " } ?? "") + reason
      + (isRepaired ? " (repaired)" : "")
  }
}

extension Reject: Codable {
  private enum CodingKeys: String, CodingKey {
    case path, record, line, column, reason, isRepaired
  }

  /// Reads a reject; without a word on repair it is none.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      path: try values.decode(String.self, forKey: .path),
      record: try values.decode(Int.self, forKey: .record),
      line: try values.decode(Int.self, forKey: .line),
      column: try values.decodeIfPresent(String.self, forKey: .column),
      reason: try values.decode(String.self, forKey: .reason),
      isRepaired: try values.decodeIfPresent(Bool.self, forKey: .isRepaired) ?? false)
  }

  /// Writes a reject; repair is named only where there was one.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(path, forKey: .path)
    try values.encode(record, forKey: .record)
    try values.encode(line, forKey: .line)
    try values.encodeIfPresent(column, forKey: .column)
    try values.encode(reason, forKey: .reason)
    if isRepaired { try values.encode(true, forKey: .isRepaired) }
  }
}
