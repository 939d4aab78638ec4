/// What an import changed in the store, per table.
public struct MergeReport: Codable, Equatable, Sendable {
  private var counts: [String: MergeCounts] = [:]

  /// A report in which nothing was seen.
  public init() {}

  /// The names of all tables, in the order in which they are shown.
  public static let tables = FactTable.all.map(\.name)

  /// What became of the rows of a table.
  public internal(set) subscript(table: String) -> MergeCounts {
    get { counts[table] ?? MergeCounts() }
    set { counts[table] = newValue == MergeCounts() ? nil : newValue }
  }

  /// Deals.
  public var deals: MergeCounts { self["deals"] }
  /// Recorded changes.
  public var history: MergeCounts { self["history"] }
  /// Calls, mails, meetings.
  public var activities: MergeCounts { self["activities"] }
  /// Quotas.
  public var quotas: MergeCounts { self["quotas"] }
  /// People.
  public var people: MergeCounts { self["people"] }

  /// Whether the import wrote no fact.
  public var isUnchanged: Bool { counts.values.allSatisfy { $0.new == 0 && $0.changed == 0 } }

  /// Rows of all tables that contradict what a later export says; passed over.
  public var outdated: Int { counts.values.reduce(0) { $0 + $1.outdated } }
}
