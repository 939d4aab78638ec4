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
        summary.deals = try count("deals WHERE known_until IS NULL")
        summary.history = try count("history WHERE known_until IS NULL")
        summary.activities = try count("activities")
        summary.quotas = try count("quotas WHERE known_until IS NULL")
        summary.people = try count("people WHERE known_until IS NULL")
        for table in ["deals", "history", "quotas", "people"] {
          summary.superseded += try count("\(table) WHERE known_until IS NOT NULL")
        }
        summary.imports = try count("imports")
        let days = try Row.fetchOne(
          database, sql: "SELECT min(known_from), max(known_from) FROM imports")
        summary.firstImport = days?.integer(0).map { Day(number: Int32(clamping: $0)) }
        summary.lastImport = days?.integer(1).map { Day(number: Int32(clamping: $0)) }
        return summary
      }
    }
  }
}
