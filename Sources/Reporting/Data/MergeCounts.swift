/// What an import did to one table of the store.
public struct MergeCounts: Equatable, Sendable {
  /// The table: deals, history, ...
  public let table: String
  /// Facts that were not known before.
  public let new: Int
  /// Facts that say something else than before.
  public let changed: Int
  /// Facts that were known already.
  public let unchanged: Int

  /// Counts.
  public init(table: String, new: Int, changed: Int, unchanged: Int) {
    self.table = table
    self.new = new
    self.changed = changed
    self.unchanged = unchanged
  }
}

/// An import, as far as its report goes.
public struct ImportSummary: Sendable {
  /// Whether nothing was stored.
  public var isDryRun: Bool
  /// What happened to the store; `nil` where there is none.
  public var merged: [MergeCounts]?

  /// A summary.
  public init(isDryRun: Bool = false, merged: [MergeCounts]? = nil) {
    self.isDryRun = isDryRun
    self.merged = merged
  }
}
