internal import GRDB

extension DealStore {
  /// Looks whether the store is whole: the database itself, references between its tables, and
  /// what has to hold for facts and their versions.
  ///
  /// - Throws: ``StoreError`` when the store cannot be read at all.
  /// - Complexity: several passes over every table.
  public func check() throws(StoreError) -> StoreCheck {
    try StoreError.wrapping(path: path) {
      try queue.read { database in
        var check = StoreCheck()
        try DealStore.checkDatabase(database, &check)
        // Queries of a damaged file may give anything.
        guard check.isClean else { return check }
        for table in FactTable.all {
          check.rows[table.name] =
            try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table.name)") ?? 0
          for rule in StoreRule.rules(for: table) {
            try DealStore.apply(rule, to: table.name, database, &check)
          }
        }
        return check
      }
    }
  }

  private static let shownVersions = 5

  private static func checkDatabase(_ database: Database, _ check: inout StoreCheck) throws {
    let problems: [String]
    do { problems = try String.fetchAll(database, sql: "PRAGMA integrity_check(20)") } catch let
      error as DatabaseError where error.resultCode == .SQLITE_CORRUPT
    {
      problems = [error.message ?? "the database is damaged"]
    }
    for problem in problems where problem != "ok" {
      check.findings.append(.init(table: "store", problem: problem, count: 1, versions: []))
    }
    guard check.isClean else { return }
    let rows = try Row.fetchCursor(database, sql: "PRAGMA foreign_key_check")
    var orphans: [String: StoreCheck.Finding] = [:]
    while let row = try rows.next() {
      let table = row[0] as String? ?? "store"
      var finding =
        orphans[table]
        ?? .init(table: table, problem: "belong to no import", count: 0, versions: [])
      finding.count += 1
      if finding.versions.count < shownVersions, let version = row[1] as Int64? {
        finding.versions.append(version)
      }
      orphans[table] = finding
    }
    check.findings += orphans.sorted { $0.key < $1.key }.map(\.value)
  }

  private static func apply(
    _ rule: StoreRule, to table: String, _ database: Database, _ check: inout StoreCheck
  ) throws {
    let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM (\(rule.query))") ?? 0
    guard count > 0 else { return }
    let versions = try Int64.fetchAll(
      database, sql: "SELECT version FROM (\(rule.query)) ORDER BY version LIMIT \(shownVersions)")
    check.findings.append(
      .init(table: table, problem: rule.problem, count: count, versions: versions))
  }
}
