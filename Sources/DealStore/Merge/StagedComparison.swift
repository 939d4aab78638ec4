internal import GRDB

/// Compares the rows of an import, in their temporary table, with the stored ones: both sorted by
/// key by SQLite, which needs the disk and not the memory, and gone through side by side.
struct StagedComparison {
  private(set) var counts = MergeCounts()
  private let table: FactTable
  private let database: Database
  private let count: Int
  private let knownFrom: Int64
  private var stages: StageNames
  /// Rows that some stored row answered.
  private var decided = BitSet()
  /// Rows of those that are not written: known already, or contradicted by a later export.
  private var passedOver = BitSet()

  init(_ table: FactTable, _ database: Database, _ context: MergeContext, count: Int) {
    self.table = table
    self.database = database
    self.count = count
    knownFrom = context.knownFrom
    stages = context.stages
  }

  /// Whether a row is not written.
  func isPassedOver(_ row: Int) -> Bool { passedOver.contains(row) }

  mutating func run() throws {
    var replacing = try RowStatement(
      database, insertingInto: TableMerge.replaced(table), ["seq", "version"])
    for pass in table.passes { try run(pass, &replacing) }
    counts.new = count - counts.unchanged - counts.changed - counts.outdated
  }

  private mutating func run(_ pass: MatchPass, _ replacing: inout RowStatement) throws {
    let columns = table.comparedColumns
    let keyPositions = pass.key.compactMap { name in columns.firstIndex { $0.name == name } }
    let key = RowBytes(keyPositions, of: columns, offset: 2)
    let values = RowBytes(Array(columns.indices), of: columns, offset: 2)
    let stored = try storedRows(pass)
    let incoming = try incomingRows(pass)
    var group = KeyGroup()
    var (hasStored, hasIncoming) = (try stored.step(), try incoming.step())
    while hasStored, hasIncoming {
      let order = key.order(stored, incoming)
      if order != 0 {
        if order < 0 { hasStored = try stored.step() } else { hasIncoming = try incoming.step() }
        continue
      }
      group.begin(stored, key, &stages)
      while hasStored, group.holds(stored, key, &stages) {
        group.addStored(stored, values, &stages)
        hasStored = try stored.step()
      }
      while hasIncoming, group.holds(incoming, key, &stages) {
        if !decided.contains(Int(incoming.integer(0, blank: 0))) {
          group.addIncoming(incoming, values, &stages)
        }
        hasIncoming = try incoming.step()
      }
      try settle(&group, &replacing)
    }
    stored.close()
    incoming.close()
  }

  /// A stored row takes an equal row of the import. Of those left, in their order, one takes the
  /// place of the other. Equal rows within one import all stand, as in the file.
  private mutating func settle(_ group: inout KeyGroup, _ replacing: inout RowStatement) throws {
    let pairing = group.pairing()
    for row in pairing.equal {
      decided.insert(row)
      passedOver.insert(row)
      counts.unchanged += 1
    }
    for (version, row) in pairing.differing {
      decided.insert(row)
      guard version.knownFrom <= knownFrom else {
        passedOver.insert(row)
        counts.outdated += 1
        continue
      }
      counts.changed += 1
      replacing.start()
      try replacing.bind(row)
      try replacing.bind(version.number)
      try replacing.run()
    }
  }

  private func storedRows(_ pass: MatchPass) throws -> RowCursor {
    var conditions = ["known_until IS NULL"]
    if let condition = pass.stored { conditions.append(condition) }
    // A small import looks at the stored rows of its own keys only.
    let largest = try Int.fetchOne(database, sql: "SELECT max(version) FROM \(table.name)") ?? 0
    let first = pass.key[0]
    let isSmall = count < largest / 8
    if isSmall {
      conditions.append(
        "(\(first) IN (SELECT \(first) FROM \(TableMerge.stage(table))) OR \(first) IS NULL)")
    }
    return try RowCursor(
      database,
      sql: """
        SELECT version, known_from, \(FactTable.list(table.comparedColumns))
        FROM \(table.name) \(isSmall ? "" : "NOT INDEXED")
        WHERE \(conditions.joined(separator: " AND "))
        ORDER BY \(pass.key.joined(separator: ", ")), version
        """)
  }

  private func incomingRows(_ pass: MatchPass) throws -> RowCursor {
    try RowCursor(
      database,
      sql: """
        SELECT seq, 0, \(FactTable.list(table.comparedColumns)) FROM \(TableMerge.stage(table))
        \(pass.incoming.map { "WHERE \($0)" } ?? "")
        ORDER BY \(pass.key.joined(separator: ", ")), seq
        """)
  }
}
