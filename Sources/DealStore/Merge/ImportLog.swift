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

  /// What the last import read, when it read in the same way and passed nothing over: the store
  /// says what these files say. Otherwise nothing.
  func lastContents(reading: String) throws -> Set<FileContent> {
    guard
      let last = try Row.fetchOne(
        database, sql: "SELECT id, reading, outdated FROM imports ORDER BY id DESC LIMIT 1"),
      last["reading"] as String? == reading, last["outdated"] as Int64? == 0
    else { return [] }
    let rows = try Row.fetchAll(
      database, sql: "SELECT sha256, kind FROM import_files WHERE import_id = ?",
      arguments: [last["id"] as Int64?])
    return Set(
      rows.map { row in
        FileContent(kind: row["kind"] as String? ?? "", sha256: row["sha256"] as String? ?? "")
      })
  }

  /// Begins the record of an import; gives its id.
  func begin(knownFrom: Int64, reading: String?) throws -> Int64 {
    try database.execute(
      sql: "INSERT INTO imports (known_from, unpriced, reading) VALUES (?, 0, ?)",
      arguments: [knownFrom, reading])
    return database.lastInsertedRowID
  }

  /// Ends the record of an import.
  func end(_ id: Int64, files: [ImportedFile], outdated: Int) throws {
    if outdated > 0 {
      try database.execute(
        sql: "UPDATE imports SET outdated = ? WHERE id = ?", arguments: [outdated, id])
    }
    for file in files {
      try database.execute(
        sql: """
          INSERT INTO import_files (import_id, path, kind, sha256, records) VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [id, file.path, file.kind, file.sha256, file.records])
    }
  }
}
