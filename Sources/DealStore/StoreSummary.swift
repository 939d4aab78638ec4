public import Calendars

/// How much a store holds.
public struct StoreSummary: Codable, Equatable, Sendable {
  /// Rows by table, in their current version; tables without rows are left out.
  public var rows: [String: Int] = [:]
  /// Rows of all tables that a later import replaced.
  public var superseded = 0
  /// Imports that are recorded.
  public var imports = 0
  /// When the earliest export was taken; `nil` in an empty store.
  public var firstImport: Day?
  /// When the latest export was taken; `nil` in an empty store.
  public var lastImport: Day?
  /// Bytes of the database, without its log.
  public var bytes = 0

  /// The summary of an empty store.
  public init() {}
}
