public import Calendars

/// What a store holds, as far as its report goes.
public struct StoreFigures: Equatable, Sendable {
  /// The store's file.
  public var path: String
  /// Rows in their current version, by table, in the order shown.
  public var tables: [(name: String, rows: Int)]
  /// Rows that later imports replaced.
  public var superseded: Int
  /// Imports recorded.
  public var imports: Int
  /// When the earliest export was taken; `nil` in an empty store.
  public var firstImport: Day?
  /// When the latest export was taken; `nil` in an empty store.
  public var lastImport: Day?
  /// Bytes of the file.
  public var bytes: Int

  /// Figures as given.
  public init(
    path: String, tables: [(name: String, rows: Int)], superseded: Int, imports: Int,
    firstImport: Day?, lastImport: Day?, bytes: Int
  ) {
    self.path = path
    self.tables = tables
    self.superseded = superseded
    self.imports = imports
    self.firstImport = firstImport
    self.lastImport = lastImport
    self.bytes = bytes
  }

  /// Whether both say the same.
  public static func == (left: StoreFigures, right: StoreFigures) -> Bool {
    left.path == right.path && left.superseded == right.superseded
      && left.imports == right.imports && left.firstImport == right.firstImport
      && left.lastImport == right.lastImport && left.bytes == right.bytes
      && left.tables.elementsEqual(right.tables) { $0 == $1 }
  }
}

/// Something in a store that cannot be as it is.
public struct StoreFinding: Equatable, Sendable {
  /// The table, or `store` for the file as a whole.
  public var table: String
  /// What is wrong.
  public var problem: String
  /// The rows concerned.
  public var rows: Int
  /// The numbers of the first versions concerned.
  public var versions: [Int]

  /// A finding as given.
  public init(table: String, problem: String, rows: Int, versions: [Int]) {
    self.table = table
    self.problem = problem
    self.rows = rows
    self.versions = versions
  }
}
