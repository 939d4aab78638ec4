internal import GRDB

/// The record of which files were imported.
struct ImportLog {
  let database: Database

  /// Whether the content of every file was imported before, as the same kind of table.
  func isRecorded(_ files: [ImportedFile]) throws -> Bool {
    try files.allSatisfy { file in
      try Bool.fetchOne(
        database,
        sql: "SELECT EXISTS (SELECT 1 FROM import_files WHERE sha256 = ? AND kind = ?)",
        arguments: [file.sha256, file.kind]) ?? false
    }
  }

  /// Records an import; gives its id.
  func add(_ files: [ImportedFile], knownFrom: Int64, unpricedCount: Int) throws -> Int64 {
    try database.execute(
      sql: "INSERT INTO imports (known_from, unpriced) VALUES (?, ?)",
      arguments: [knownFrom, unpricedCount])
    let id = database.lastInsertedRowID
    for file in files {
      try database.execute(
        sql: """
          INSERT INTO import_files (import_id, path, kind, sha256, records) VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [id, file.path, file.kind, file.sha256, file.records])
    }
    return id
  }

  /// Deals without a price in the latest import of each file of deals.
  func unpricedCount() throws -> Int {
    try Int.fetchOne(
      database,
      sql: """
        SELECT ifnull(sum(unpriced), 0) FROM imports WHERE id IN (
          SELECT max(import_id) FROM import_files WHERE kind = 'deals' GROUP BY path)
        """) ?? 0
  }
}
