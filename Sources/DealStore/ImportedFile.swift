/// A file whose records are merged into the store.
public struct ImportedFile: Codable, Equatable, Sendable {
  /// The file, as the user named it.
  public var path: String
  /// The kind of table, as in ``FileContent/kind``.
  public var kind: String
  /// SHA-256 of the content, in lower-case hexadecimal.
  public var sha256: String
  /// The data records in it.
  public var records: Int

  /// A file with its kind, checksum and record count.
  public init(path: String, kind: String, sha256: String, records: Int) {
    self.path = path
    self.kind = kind
    self.sha256 = sha256
    self.records = records
  }
}

/// What an import is going to read, by content and not by name.
public struct FileContent: Hashable, Sendable {
  /// The kind of table, by the name of a `TableKind`, or ``snapshot``.
  public var kind: String
  /// SHA-256 of the content, in lower-case hexadecimal.
  public var sha256: String

  /// The kind of a dated full export, which has deals and tells history too.
  public static let snapshot = "snapshot"

  /// A content with its kind.
  public init(kind: String, sha256: String) {
    self.kind = kind
    self.sha256 = sha256
  }
}
