/// A record that was left out, where it is, and why.
public struct Reject: Error, Hashable, Sendable, Codable {
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

  /// A rejected record.
  public init(path: String, record: Int, line: Int, column: String?, reason: String) {
    self.path = path
    self.record = record
    self.line = line
    self.column = column
    self.reason = reason
  }
}

extension Reject: CustomStringConvertible {
  /// The sentence shown to the user, `deals.csv:118 (record 97): amount: ...`.
  public var description: String {
    "\(path):\(line) (record \(record)): " + (column.map { "\($0): " } ?? "") + reason
  }
}
