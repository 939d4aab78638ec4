internal import GRDB

/// The second version: every fact that exports can say, and which version replaced which.
extension StoreSchema {
  static func migrateToVersion2(_ database: Database) throws {
    try database.execute(sql: columns2)
    try database.execute(sql: activities2)
    try database.execute(sql: plans2)
    try database.execute(sql: customers2)
    for (table, key) in [
      ("deals", ["id"]), ("history", ["deal_id", "at", "says"]),
      ("quotas", ["period", "path", "known_from_instant"]), ("people", ["owner"]),
    ] {
      try linkVersions(database, table, key: key)
    }
  }

  // Amounts are in minor units of the currency beside them, NULL for the reporting currency.
  // `replaces` is the version in whose place this one came, NULL for the first one of a fact.
  // `reading` is what else but the files an import depended on; `outdated` counts rows of it that
  // contradicted a later export.

  private static let columns2 = """
    ALTER TABLE imports ADD COLUMN reading TEXT;
    ALTER TABLE imports ADD COLUMN outdated INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE deals ADD COLUMN currency TEXT;
    ALTER TABLE deals ADD COLUMN deleted INTEGER;
    ALTER TABLE deals ADD COLUMN replaces INTEGER;
    ALTER TABLE history ADD COLUMN currency TEXT;
    ALTER TABLE history ADD COLUMN replaces INTEGER;
    ALTER TABLE quotas ADD COLUMN replaces INTEGER;
    ALTER TABLE people ADD COLUMN valid_from INTEGER;
    ALTER TABLE people ADD COLUMN replaces INTEGER;
    """

  /// What every table of facts has.
  private static let versions2 = """
    known_from INTEGER NOT NULL,
    known_until INTEGER,
    replaces INTEGER,
    import_id INTEGER NOT NULL REFERENCES imports (id)
    """

  /// Made anew: an activity may be of no deal, has details, and may change.
  private static let activities2 = """
    ALTER TABLE activities RENAME TO activities_1;
    CREATE TABLE activities (
      version INTEGER PRIMARY KEY,
      deal_id TEXT,
      at INTEGER NOT NULL,
      activity_id TEXT NOT NULL DEFAULT '',
      kind TEXT NOT NULL DEFAULT '',
      direction TEXT NOT NULL DEFAULT '',
      owner TEXT NOT NULL DEFAULT '',
      person TEXT NOT NULL DEFAULT '',
      account TEXT NOT NULL DEFAULT '',
      status TEXT NOT NULL DEFAULT '',
      ended INTEGER,
      seconds INTEGER,
      \(versions2)
    ) STRICT;
    INSERT INTO activities (version, deal_id, at, known_from, import_id)
      SELECT version, deal_id, at, known_from, import_id FROM activities_1 ORDER BY version;
    DROP TABLE activities_1;
    """

  private static let plans2 = """
    CREATE TABLE rates (
      version INTEGER PRIMARY KEY,
      currency TEXT NOT NULL,
      day INTEGER NOT NULL,
      rate_table TEXT NOT NULL,
      known_from_instant INTEGER,
      rate REAL NOT NULL,
      \(versions2)
    ) STRICT;
    CREATE TABLE spend (
      version INTEGER PRIMARY KEY,
      period TEXT NOT NULL,
      team TEXT NOT NULL,
      account_code TEXT NOT NULL,
      amount INTEGER NOT NULL,
      currency TEXT NOT NULL,
      \(versions2)
    ) STRICT;
    CREATE TABLE calls (
      version INTEGER PRIMARY KEY,
      period TEXT NOT NULL,
      path TEXT NOT NULL,
      category TEXT NOT NULL,
      made_at INTEGER NOT NULL,
      made_by TEXT NOT NULL,
      role TEXT NOT NULL,
      amount INTEGER NOT NULL,
      currency TEXT NOT NULL,
      \(versions2)
    ) STRICT;
    """

  private static let customers2 = """
    CREATE TABLE leads (
      version INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      created INTEGER NOT NULL,
      is_converted INTEGER NOT NULL,
      converted INTEGER,
      deal_id TEXT NOT NULL,
      account TEXT NOT NULL,
      company TEXT NOT NULL,
      source TEXT NOT NULL,
      status TEXT NOT NULL,
      owner TEXT NOT NULL,
      segment TEXT NOT NULL,
      region TEXT NOT NULL,
      \(versions2)
    ) STRICT;
    CREATE TABLE accounts (
      version INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      parent TEXT NOT NULL,
      industry TEXT NOT NULL,
      segment TEXT NOT NULL,
      region TEXT NOT NULL,
      owner TEXT NOT NULL,
      created INTEGER,
      \(versions2)
    ) STRICT;
    CREATE TABLE merges (
      version INTEGER PRIMARY KEY,
      merged_id TEXT NOT NULL,
      into_id TEXT NOT NULL,
      \(versions2)
    ) STRICT;
    """

  /// Says of the versions of an older store which one replaced which: one that ended on the day on
  /// which another of the same key began.
  private static func linkVersions(
    _ database: Database, _ table: String, key: [String]
  ) throws {
    let columns = key.joined(separator: ", ")
    let same = key.map { "ended.\($0) IS \(table).\($0)" }.joined(separator: " AND ")
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT version, known_from, known_until, \(columns) FROM \(table) WHERE EXISTS (
          SELECT 1 FROM (SELECT DISTINCT \(columns) FROM \(table) WHERE known_until IS NOT NULL)
            AS ended WHERE \(same))
        ORDER BY \(columns), version
        """)
    var ended: [(version: Int64, day: Int64)] = []
    var last: [DatabaseValue] = []
    var links: [(version: Int64, replaces: Int64)] = []
    while let row = try rows.next() {
      let values = key.map { row[$0] as DatabaseValue }
      if values != last {
        ended = []
        last = values
      }
      let version: Int64 = row["version"]
      let begin: Int64 = row["known_from"]
      if let index = ended.firstIndex(where: { $0.day == begin }) {
        links.append((version, ended[index].version))
        ended.remove(at: index)
      }
      if let end = row["known_until"] as Int64? { ended.append((version, end)) }
    }
    for link in links {
      try database.execute(
        sql: "UPDATE \(table) SET replaces = ? WHERE version = ?",
        arguments: [link.replaces, link.version])
    }
  }
}
