internal import Foundation
internal import GRDB

/// How a store's database is opened: checked first, then switched to WAL and brought up to date.
struct StoreConnection {
  let path: String
  /// "afor" in ASCII: tells a store from other programs' databases.
  static let applicationID = 0x6166_6F72
  /// How long to wait for another process's write to end.
  private static let busySeconds = 30.0
  private static let busyAttempts = 1_500
  /// Microseconds between attempts.
  private static let busyPause: UInt32 = 20_000

  func open(creating: Bool) throws -> DatabaseQueue {
    let queue = try DatabaseQueue(path: path, configuration: StoreConnection.configuration)
    let migrator = StoreSchema.migrator
    let isCurrent = try queue.read { database in
      try check(database, migrator, creating: creating)
      return try migrator.hasCompletedMigrations(database)
    }
    guard !isCurrent else { return queue }
    try makeCurrent(queue, migrator)
    return queue
  }

  /// Migrates; waits while another process does so, since SQLite's own timeout does not cover the
  /// switch to WAL.
  private func makeCurrent(_ queue: DatabaseQueue, _ migrator: DatabaseMigrator) throws {
    for attempt in 0... {
      do {
        return try migrate(queue, migrator)
      } catch {
        // Another process may have made the same store meanwhile: then there is nothing to do.
        if try queue.read(migrator.hasCompletedMigrations) { return }
        let isBusy = (error as? DatabaseError)?.resultCode == .SQLITE_BUSY
        guard isBusy, attempt < StoreConnection.busyAttempts else { throw error }
        usleep(StoreConnection.busyPause)
      }
    }
  }

  private func migrate(_ queue: DatabaseQueue, _ migrator: DatabaseMigrator) throws {
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL")
      // Before the first table: a store whose making was interrupted is known as one.
      try database.execute(sql: "PRAGMA application_id = \(StoreConnection.applicationID)")
    }
    try migrator.migrate(queue)
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(busySeconds)
    configuration.publicStatementArguments = false
    configuration.label = "aforo.store"
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA synchronous = FULL")
      // 64 MiB: an import of a million deals touches its pages in order.
      try database.execute(sql: "PRAGMA cache_size = -65536")
    }
    return configuration
  }

  /// Refuses what is no store of this version, before anything is written.
  private func check(
    _ database: Database, _ migrator: DatabaseMigrator, creating: Bool
  ) throws {
    let tables = try Int.fetchOne(
      database, sql: "SELECT count(*) FROM sqlite_master WHERE tbl_name <> 'grdb_migrations'")
    guard tables != 0 else {
      // Nothing in it yet, or an import that was killed while it made the tables.
      guard creating else { throw StoreError.missing(path: path) }
      return
    }
    let id = try Int.fetchOne(database, sql: "PRAGMA application_id")
    guard id == StoreConnection.applicationID else {
      throw StoreError.notAStore(path: path, reason: "this is another program's database")
    }
    if try migrator.hasBeenSuperseded(database) { throw StoreError.newerSchema(path: path) }
  }
}
