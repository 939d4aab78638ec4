internal import Currencies
internal import Deals
internal import GRDB

/// Writes the tables of the store as canonical CSV files, from which an import makes equal facts.
final class StoreExporter {
  private let database: Database
  private let folder: String
  let reporting: Currency
  let condition: String
  private(set) var files: [ExportFile] = []

  init(_ database: Database, folder: String, reporting: Currency, asKnown day: Int64?) {
    self.database = database
    self.folder = folder
    self.reporting = reporting
    condition = Versions.condition(asKnown: day)
  }

  deinit { for file in files { file.close() } }

  func write() throws {
    for table in FactTable.all where table.name != FactTable.history.name {
      try write(table, to: table.name, where: condition)
    }
    try HistoryExport(self).write()
  }

  /// The files that have rows.
  var written: [ExportFile] { files.filter { $0.rows > 0 } }

  /// Puts all files in their places.
  func publish() throws {
    for file in written { try file.publish() }
  }

  /// Writes the rows of a table to a file; none when there are none.
  func write(
    _ table: FactTable, to name: String, where condition: String, leavingOut left: Set<String> = []
  ) throws {
    let columns = table.comparedColumns
    let exported = columns.filter { !left.contains($0.name) }.map {
      ExportColumn($0, of: columns, names: table.headers, reporting: reporting)
    }
    let rows = try cursor(
      "SELECT \(FactTable.list(columns)) FROM \(table.name) WHERE \(condition) ORDER BY version")
    guard try rows.step() else { return }
    try add(name, header: exported.flatMap(\.headers)) { file in
      repeat {
        for column in exported { try column.write(rows, to: &file.csv) }
        file.endRow()
      } while try rows.step()
    }
  }

  func cursor(_ sql: String) throws -> RowCursor { try RowCursor(database, sql: sql) }

  /// Writes one more file.
  func add(_ name: String, header: [String], _ body: (inout ExportFile) throws -> Void) throws {
    var file = try ExportFile(folder: folder, name: "\(name).csv", header: header)
    // Kept before it is written, so that it is closed whatever happens.
    let index = files.count
    files.append(file)
    try body(&file)
    try file.finish()
    files[index] = file
  }
}
