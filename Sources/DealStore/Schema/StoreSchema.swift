internal import GRDB

/// The tables of the store. Migrations are only ever appended.
enum StoreSchema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("v1 facts") { database in
      try database.execute(sql: imports)
      try database.execute(sql: deals)
      try database.execute(sql: changes)
      try database.execute(sql: plans)
    }
    migrator.registerMigration("v2 all facts", migrate: migrateToVersion2)
    migrator.registerMigration("v3 planned activities") { database in
      try database.execute(sql: "ALTER TABLE activities ADD COLUMN entered INTEGER")
    }
    migrator.registerMigration("v4 tracking") { database in
      try database.execute(sql: tracking4)
    }
    return migrator
  }

  // Days are days since 1970-01-01, instants are seconds since then, amounts are minor units of
  // the reporting currency. `known_from` is the day of the export that brought the version,
  // `known_until` the day of the one that replaced it, NULL while it stands.

  /// What activities say for KPIs, and why deals were lost.
  private static let tracking4 = """
    ALTER TABLE activities ADD COLUMN subject TEXT NOT NULL DEFAULT '';
    ALTER TABLE activities ADD COLUMN recipients INTEGER;
    ALTER TABLE activities ADD COLUMN opened INTEGER;
    ALTER TABLE activities ADD COLUMN is_child INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE activities ADD COLUMN is_recurrence INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE deals ADD COLUMN loss_reason TEXT;
    """

  private static let imports = """
    CREATE TABLE imports (
      id INTEGER PRIMARY KEY,
      known_from INTEGER NOT NULL,
      unpriced INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE import_files (
      import_id INTEGER NOT NULL REFERENCES imports (id),
      path TEXT NOT NULL,
      kind TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      records INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX import_files_content ON import_files (sha256, kind);
    """

  private static let deals = """
    CREATE TABLE deals (
      version INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      created INTEGER,
      closed INTEGER,
      close_day INTEGER,
      stage TEXT,
      amount INTEGER,
      owner TEXT,
      category INTEGER,
      account TEXT,
      manager TEXT,
      region TEXT,
      segment TEXT,
      product TEXT,
      source TEXT,
      type TEXT,
      valid_from INTEGER,
      known_from INTEGER NOT NULL,
      known_until INTEGER,
      import_id INTEGER NOT NULL REFERENCES imports (id)
    ) STRICT;
    CREATE UNIQUE INDEX deals_current ON deals (id) WHERE known_until IS NULL;
    """

  private static let changes = """
    CREATE TABLE history (
      version INTEGER PRIMARY KEY,
      deal_id TEXT NOT NULL,
      at INTEGER NOT NULL,
      says INTEGER NOT NULL,
      stage TEXT,
      amount INTEGER,
      close_day INTEGER,
      owner TEXT,
      category INTEGER,
      known_from INTEGER NOT NULL,
      known_until INTEGER,
      import_id INTEGER NOT NULL REFERENCES imports (id)
    ) STRICT;
    CREATE TABLE activities (
      version INTEGER PRIMARY KEY,
      deal_id TEXT NOT NULL,
      at INTEGER NOT NULL,
      occurrence INTEGER NOT NULL,
      known_from INTEGER NOT NULL,
      import_id INTEGER NOT NULL REFERENCES imports (id)
    ) STRICT;
    """

  private static let plans = """
    CREATE TABLE quotas (
      version INTEGER PRIMARY KEY,
      period TEXT NOT NULL,
      path TEXT NOT NULL,
      known_from_instant INTEGER,
      amount INTEGER NOT NULL,
      known_from INTEGER NOT NULL,
      known_until INTEGER,
      import_id INTEGER NOT NULL REFERENCES imports (id)
    ) STRICT;
    CREATE TABLE people (
      version INTEGER PRIMARY KEY,
      owner TEXT NOT NULL,
      manager TEXT NOT NULL,
      region TEXT NOT NULL,
      known_from INTEGER NOT NULL,
      known_until INTEGER,
      import_id INTEGER NOT NULL REFERENCES imports (id)
    ) STRICT;
    """
}
