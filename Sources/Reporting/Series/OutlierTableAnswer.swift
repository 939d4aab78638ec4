/// The most unusual rows of a table, ready to be shown.
public struct OutlierTableAnswer: Sendable {
  /// A row.
  public struct Row: Sendable {
    /// The line of the file.
    public let line: Int
    /// The score of the ensemble; it ranks rows and is no probability.
    public let score: Double
    /// For each member the share of rows that are at least as unusual.
    public let shares: [Double]
    /// The columns in which the row is most extreme, with its values.
    public let extremes: [(column: String, value: Double)]

    /// A row.
    public init(
      line: Int, score: Double, shares: [Double], extremes: [(column: String, value: Double)]
    ) {
      self.line = line
      self.score = score
      self.shares = shares
      self.extremes = extremes
    }
  }

  /// The version of the JSON document.
  public static let schemaVersion = 1

  /// Rows that were scored, and rows left out for a blank.
  public let counts: (scored: Int, leftOut: Int)
  /// The names of the members, in the order of ``Row/shares``.
  public let members: [String]
  /// The most unusual rows first.
  public let rows: [Row]
  /// How many rows every member has among its most unusual 1 %: at most 1 % of all, whatever
  /// the data.
  public let findingCount: Int
  /// What was done otherwise than for a usual table: an English phrase, and the columns.
  public let notes: [(phrase: String, columns: [String])]

  /// An answer.
  public init(
    counts: (scored: Int, leftOut: Int), members: [String], rows: [Row], findingCount: Int,
    notes: [(phrase: String, columns: [String])]
  ) {
    self.counts = counts
    self.members = members
    self.rows = rows
    self.findingCount = findingCount
    self.notes = notes
  }
}
