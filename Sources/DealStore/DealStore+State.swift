internal import GRDB

extension DealStore {
  /// A text that is another one whenever the facts in the store are others: what was imported, how
  /// and when, and the size of the database, which a compaction changes.
  ///
  /// - Throws: ``StoreError`` of the database.
  public func state() throws(StoreError) -> String {
    try StoreError.wrapping(path: path) {
      try queue.read { database in
        let imports = try String.fetchAll(
          database,
          sql: """
            SELECT id || ' ' || known_from || ' ' || outdated || ' ' || coalesce(reading, '')
            FROM imports ORDER BY id
            """)
        let files = try String.fetchAll(
          database,
          sql: """
            SELECT import_id || ' ' || kind || ' ' || sha256 FROM import_files
            ORDER BY import_id, kind, sha256
            """)
        let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
        return (imports + files + ["\(pages) pages"]).joined(separator: "\n")
      }
    }
  }
}
