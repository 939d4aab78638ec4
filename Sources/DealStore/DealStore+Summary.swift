internal import Calendars
internal import GRDB

extension DealStore {
  /// How much the store holds, and from when.
  ///
  /// - Throws: ``StoreError`` of the database.
  public func summary() throws(StoreError) -> StoreSummary {
    try StoreError.wrapping(path: path) {
      try queue.read { database in
        func count(_ rows: String) throws -> Int {
          try Int.fetchOne(database, sql: "SELECT count(*) FROM \(rows)") ?? 0
        }
        var summary = StoreSummary()
        for table in FactTable.all {
          let all = try count(table.name)
          let current = try count("\(table.name) NOT INDEXED WHERE known_until IS NULL")
          if current > 0 { summary.rows[table.name] = current }
          summary.superseded += all - current
        }
        summary.imports = try count("imports")
        let days = try RowCursor(
          database, sql: "SELECT min(known_from), max(known_from) FROM imports")
        if try days.step() {
          summary.firstImport = days.integer(0).map { Day(number: Int32(clamping: $0)) }
          summary.lastImport = days.integer(1).map { Day(number: Int32(clamping: $0)) }
        }
        days.close()
        let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
        summary.bytes = pages * (try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0)
        return summary
      }
    }
  }
}
