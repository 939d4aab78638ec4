public import Calendars
internal import GRDB

/// What a compaction did.
public struct StoreCompaction: Codable, Equatable, Sendable {
  /// Bytes of the database before.
  public var bytesBefore = 0
  /// Bytes of the database after.
  public var bytesAfter = 0
  /// Versions that were dropped.
  public var dropped = 0
}

extension DealStore {
  /// Gives the room of the store's file back that nothing needs.
  ///
  /// - Parameter day: drops the versions too that were replaced on that day or before it. What was
  ///   known earlier can then no longer be told.
  /// - Throws: ``StoreError``; the facts are then as they were.
  public func compact(droppingSupersededBefore day: Day? = nil) throws(StoreError)
    -> StoreCompaction
  {
    try StoreError.wrapping(path: path) {
      try queue.writeWithoutTransaction { database in
        var result = StoreCompaction()
        result.bytesBefore = try DealStore.bytes(database)
        if let day {
          try database.inTransaction(.immediate) {
            for table in FactTable.all {
              result.dropped += try DealStore.drop(table.name, Int64(day.number), database)
            }
            return .commit
          }
        }
        try database.execute(sql: "VACUUM")
        try database.checkpoint(.truncate)
        result.bytesAfter = try DealStore.bytes(database)
        return result
      }
    }
  }

  /// How many versions were replaced on a day or before it.
  ///
  /// - Throws: ``StoreError`` of the database.
  public func supersededCount(before day: Day) throws(StoreError) -> Int {
    try StoreError.wrapping(path: path) {
      try queue.read { database in
        try FactTable.all.reduce(0) { sum, table in
          try sum
            + (Int.fetchOne(
              database, sql: "SELECT count(*) FROM \(table.name) WHERE known_until <= ?",
              arguments: [day.number]) ?? 0)
        }
      }
    }
  }

  private static func drop(_ table: String, _ day: Int64, _ database: Database) throws -> Int {
    try database.execute(
      sql: """
        UPDATE \(table) SET replaces = NULL
        WHERE replaces IN (SELECT version FROM \(table) WHERE known_until <= ?)
        """, arguments: [day])
    try database.execute(sql: "DELETE FROM \(table) WHERE known_until <= ?", arguments: [day])
    return database.changesCount
  }

  private static func bytes(_ database: Database) throws -> Int {
    let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
    return pages * (try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0)
  }
}
