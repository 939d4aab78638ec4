internal import GRDB

/// How a store's database is opened: checked first, then switched to WAL and brought up to date.
struct StoreConnection {
  let path: String
  /// "afor" in ASCII: tells a store from other programs' databases.
  static let applicationID = 0x6166_6F72
  /// How long to wait for another process's write to end.
  private static let busySeconds = 30.0

  func open(creating: Bool) throws -> DatabaseQueue {
    let queue = try DatabaseQueue(path: path, configuration: StoreConnection.configuration)
    let migrator = StoreSchema.migrator
    let isCurrent = try queue.read { database in
      try check(database, migrator, creating: creating)
      return try migrator.hasCompletedMigrations(database)
    }
    guard !isCurrent else { return queue }
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL")
    }
    try migrator.migrate(queue)
    return queue
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
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    guard tables > 0 else {
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
