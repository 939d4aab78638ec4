public import Calendars

/// How much a store holds.
public struct StoreSummary: Codable, Equatable, Sendable {
  /// Deals, in their current version.
  public var deals = 0
  /// Recorded changes, in their current version.
  public var history = 0
  /// Calls, mails, meetings.
  public var activities = 0
  /// Quotas, in their current version.
  public var quotas = 0
  /// People, in their current version.
  public var people = 0
  /// Rows of all tables that a later import replaced.
  public var superseded = 0
  /// Imports that are recorded.
  public var imports = 0
  /// When the earliest export was taken; `nil` in an empty store.
  public var firstImport: Day?
  /// When the latest export was taken; `nil` in an empty store.
  public var lastImport: Day?

  /// The summary of an empty store.
  public init() {}
}
