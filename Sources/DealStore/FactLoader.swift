internal import Deals
internal import GRDB
internal import Tabular

/// Reads the current version of every row into columns, table by table, in the order of import.
struct FactLoader {
  let database: Database
  var stages: StageNames
  private(set) var facts = DealFacts()

  init(database: Database, stages: StageNames) {
    self.database = database
    self.stages = stages
  }

  mutating func load() throws {
    try loadDeals()
    try loadHistory()
    try loadActivities()
    try loadQuotas()
    try loadPeople()
  }

  private mutating func loadDeals() throws {
    let rows = try cursor(
      """
      SELECT id, created, closed, close_day, stage, amount, owner, category,
        \(DealSettings.attributeNames.joined(separator: ", "))
      FROM deals NOT INDEXED WHERE known_until IS NULL ORDER BY version
      """)
    while let row = try rows.next() {
      facts.deals.deal.append(facts.ids.intern(row.text(0) ?? ""))
      facts.deals.created.append(row.instant(1))
      facts.deals.closed.append(row.instant(2))
      facts.deals.closeDay.append(row.day(3))
      facts.deals.stage.append(try stages.known(row.text(4)))
      facts.deals.amount.append(row.amount(5))
      facts.deals.currency.append(Blank.code)
      facts.deals.deleted.append(Blank.instant)
      facts.deals.owner.append(facts.owners.intern(row.text(6)))
      facts.deals.category.append(row.category(7))
      for position in facts.attributes.indices {
        let code = facts.attributes[position].intern(row.text(8 + position))
        facts.deals.attributes[position].append(code)
      }
    }
  }

  private mutating func loadHistory() throws {
    let rows = try cursor(
      """
      SELECT deal_id, at, says, stage, amount, close_day, owner, category
      FROM history WHERE known_until IS NULL ORDER BY version
      """)
    while let row = try rows.next() {
      facts.history.deal.append(facts.ids.intern(row.text(0) ?? ""))
      facts.history.at.append(row.integer(1) ?? 0)
      facts.history.says.append(UInt8(clamping: row.integer(2) ?? 0))
      facts.history.stage.append(try stages.known(row.text(3)))
      facts.history.amount.append(row.amount(4))
      facts.history.currency.append(Blank.unsaid)
      facts.history.closeDay.append(row.day(5))
      facts.history.owner.append(facts.owners.intern(row.text(6)))
      facts.history.category.append(row.category(7))
    }
  }

  private mutating func loadActivities() throws {
    let rows = try cursor("SELECT deal_id, at FROM activities ORDER BY version")
    while let row = try rows.next() {
      facts.activities.deal.append(facts.ids.intern(row.text(0) ?? ""))
      facts.activities.at.append(row.integer(1) ?? 0)
    }
  }

  private mutating func loadQuotas() throws {
    let rows = try cursor(
      """
      SELECT period, path, amount, known_from_instant
      FROM quotas WHERE known_until IS NULL ORDER BY version
      """)
    while let row = try rows.next() {
      facts.quotas.append(
        QuotaFact(
          period: row.text(0) ?? "", path: try QuotaPath.decode(row.text(1) ?? ""),
          amount: row.integer(2) ?? 0, knownFrom: row.instant(3)))
    }
  }

  private mutating func loadPeople() throws {
    let rows = try cursor(
      "SELECT owner, manager, region FROM people WHERE known_until IS NULL ORDER BY version")
    while let row = try rows.next() {
      facts.people.append(
        PersonFact(
          owner: row.text(0) ?? "", manager: row.text(1) ?? "", region: row.text(2) ?? ""))
    }
  }

  private func cursor(_ sql: String) throws -> RowCursor {
    try Row.fetchCursor(try database.makeStatement(sql: sql))
  }
}

extension SymbolTable {
  /// The code of a stored label, -1 where blank.
  @inline(__always)
  mutating func intern(_ label: String?) -> Int32 {
    guard let label else { return Blank.code }
    return intern(label)
  }
}
