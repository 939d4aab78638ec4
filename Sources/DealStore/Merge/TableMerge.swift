internal import Deals
internal import GRDB

/// One table in the course of an import.
///
/// Into an empty table rows go straight away. Otherwise they are kept in a temporary table, which
/// is compared with the stored rows when all of them are there.
final class TableMerge {
  let table: FactTable
  private let database: Database
  private let context: MergeContext
  private var count = 0
  private let isDirect: Bool
  /// Whether the store holds just these rows already: they are then only counted.
  private let isRepeated: Bool
  private var insertion: RowStatement?

  init(_ table: FactTable, _ database: Database, _ context: MergeContext, isRepeated: Bool) throws {
    self.table = table
    self.isRepeated = isRepeated
    self.database = database
    self.context = context
    isDirect =
      try Bool.fetchOne(database, sql: "SELECT NOT EXISTS (SELECT 1 FROM \(table.name))") ?? true
  }

  /// The temporary table of the import's rows.
  static func stage(_ table: FactTable) -> String { "temp.new_\(table.name)" }

  /// The temporary table of which row replaces which version.
  static func replaced(_ table: FactTable) -> String { "temp.replaced_\(table.name)" }

  /// Takes rows of the import.
  func take(_ source: FactSource) throws {
    let rows = table.count(source.facts)
    guard rows > 0 else { return }
    guard !isRepeated else {
      count += rows
      return
    }
    var statement = try insertion ?? prepare()
    for row in 0..<rows {
      statement.start()
      try table.write(source, row, &statement)
      if isDirect {
        try statement.bind(context.knownFrom)
        try statement.bind(context.importID)
      }
      try statement.run()
    }
    insertion = statement
    count += rows
  }

  private func prepare() throws -> RowStatement {
    if isDirect {
      // Made again when all rows are there: that is several times faster.
      for index in table.indexes { try database.execute(sql: "DROP INDEX \(index.name)") }
      return try RowStatement(
        database, insertingInto: table.name,
        table.columns.map(\.name) + ["known_from", "import_id"])
    }
    let columns = table.columns.map { "\($0.name) \($0.kind.sqlType)" }.joined(separator: ", ")
    try database.execute(
      sql: """
        CREATE TABLE \(TableMerge.stage(table)) (seq INTEGER PRIMARY KEY, \(columns));
        CREATE TABLE \(TableMerge.replaced(table)) (
          seq INTEGER PRIMARY KEY, version INTEGER NOT NULL);
        """)
    return try RowStatement(
      database, insertingInto: TableMerge.stage(table), table.columns.map(\.name))
  }

  /// Ends the import of the table: compares and writes what differs.
  func finish() throws -> MergeCounts {
    guard count > 0 else { return MergeCounts() }
    guard !isRepeated else { return MergeCounts(unchanged: count) }
    insertion = nil
    guard !isDirect else {
      for index in table.indexes { try database.execute(sql: "CREATE \(index.sql)") }
      return MergeCounts(new: count)
    }
    var comparison = StagedComparison(table, database, context, count: count)
    try comparison.run()
    try write(comparison)
    try database.execute(
      sql: "DROP TABLE \(TableMerge.stage(table)); DROP TABLE \(TableMerge.replaced(table))")
    return comparison.counts
  }

  /// Ends the versions that are replaced and adds the new ones, in the order of the import.
  private func write(_ comparison: StagedComparison) throws {
    if comparison.counts.changed > 0 {
      try database.execute(
        sql: """
          UPDATE \(table.name) SET known_until = ?
          WHERE version IN (SELECT version FROM \(TableMerge.replaced(table)))
          """, arguments: [context.knownFrom])
    }
    let names = FactTable.list(table.columns)
    var statement = try RowStatement(
      database,
      sql: """
        INSERT INTO \(table.name) (\(names), known_from, import_id, replaces)
        SELECT \(FactTable.list(table.columns, prefix: "new.")), ?, ?, old.version
        FROM \(TableMerge.stage(table)) AS new
        LEFT JOIN \(TableMerge.replaced(table)) AS old ON old.seq = new.seq
        WHERE new.seq BETWEEN ? AND ? ORDER BY new.seq
        """)
    var row = 1
    while row <= count {
      guard !comparison.isPassedOver(row) else {
        row += 1
        continue
      }
      let first = row
      while row <= count, !comparison.isPassedOver(row) { row += 1 }
      statement.start()
      try statement.bind(context.knownFrom)
      try statement.bind(context.importID)
      try statement.bind(first)
      try statement.bind(row - 1)
      try statement.run()
    }
  }
}

/// What holds for all tables of one import.
struct MergeContext {
  /// The day of the export.
  let knownFrom: Int64
  /// The row of the import's record.
  let importID: Int64
  let stages: StageNames
}
