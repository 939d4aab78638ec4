/// What became of the rows of one table in an import; the four add up to the rows given.
public struct MergeCounts: Codable, Equatable, Sendable {
  /// Rows that the store did not have.
  public var new = 0
  /// Rows that replaced an older version, which is kept as what was known before.
  public var changed = 0
  /// Rows that the store had already.
  public var unchanged = 0
  /// Rows that contradict what a later export says; passed over.
  public var outdated = 0

  /// Whether no row was given.
  public var isEmpty: Bool { self == MergeCounts() }

  /// Counts as given.
  public init(new: Int = 0, changed: Int = 0, unchanged: Int = 0, outdated: Int = 0) {
    self.new = new
    self.changed = changed
    self.unchanged = unchanged
    self.outdated = outdated
  }
}
