internal import Foundation
internal import GRDB

/// How a store's database is opened: checked first, then switched to WAL and brought up to date.
struct StoreConnection {
  let path: String
  /// "afor" in ASCII: tells a store from other programs' databases.
  static let applicationID = 0x6166_6F72
  /// How long to wait for another process's write to end: as long as a large import takes.
  private static let busySeconds = 600.0
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

  /// Opens the file of a store that nobody else knows yet: should its making fail, the file goes,
  /// so that no journal is needed.
  func openNew() throws -> DatabaseQueue {
    let queue = try DatabaseQueue(path: path, configuration: StoreConnection.configuration)
    try queue.writeWithoutTransaction { database in
      try database.execute(
        sql: """
          PRAGMA journal_mode = OFF;
          PRAGMA synchronous = OFF;
          PRAGMA application_id = \(StoreConnection.applicationID);
          """)
    }
    try StoreSchema.migrator.migrate(queue)
    return queue
  }

  /// Makes of it what a store is.
  static func finishNew(_ queue: DatabaseQueue) throws {
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL")
    }
  }

  /// Migrates; waits while another process does so, since SQLite's own timeout does not cover the
  /// switch to WAL.
  private func makeCurrent(_ queue: DatabaseQueue, _ migrator: DatabaseMigrator) throws {
    for attempt in 0... {
      let before = try queue.read(migrator.appliedIdentifiers)
      do {
        return try migrate(queue, migrator)
      } catch {
        // Another process may have made the same store meanwhile: then there is nothing to do, or
        // only the steps that it has not come to yet.
        if try queue.read(migrator.hasCompletedMigrations) { return }
        if try queue.read(migrator.appliedIdentifiers).count > before.count { continue }
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
      // 64 MiB, which is also what a sort of rows may take before it goes to the disk.
      try database.execute(sql: "PRAGMA cache_size = -65536")
      // The log of a large import is cut when its content is in the database.
      try database.execute(sql: "PRAGMA journal_size_limit = 67108864")
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
