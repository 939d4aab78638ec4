internal import Deals
internal import GRDB
internal import Tabular

/// Compares the deals of an import with the stored ones, one id against one id.
struct DealMatcher {
  private(set) var difference: TableDifference
  private let facts: DealFacts
  private var stages: StageNames
  /// For each id code the row of the import, or -1.
  private let rowOfID: [Int32]

  /// - Throws: ``StoreError/duplicateDeal(id:)``.
  init(facts: DealFacts, stages: StageNames, knownFrom: Int64) throws(StoreError) {
    difference = TableDifference(count: facts.deals.count, knownFrom: knownFrom)
    self.facts = facts
    self.stages = stages
    var rowOfID = [Int32](repeating: -1, count: facts.ids.count)
    for (row, code) in facts.deals.deal.enumerated() {
      guard rowOfID[Int(code)] < 0 else { throw .duplicateDeal(id: facts.ids.string(code)) }
      rowOfID[Int(code)] = Int32(row)
    }
    self.rowOfID = rowOfID
  }

  mutating func run(_ database: Database) throws {
    let statement = try database.makeStatement(
      sql: """
        SELECT version, known_from, id, created, closed, close_day, stage, amount, owner, category,
          \(DealSettings.attributeNames.joined(separator: ", "))
        FROM deals NOT INDEXED WHERE known_until IS NULL ORDER BY version
        """)
    let rows = try Row.fetchCursor(statement)
    while let row = try rows.next() { match(row) }
  }

  private mutating func match(_ stored: Row) {
    guard let code = facts.ids.find(stored.text(2) ?? "") else { return }
    let row = Int(rowOfID[Int(code)])
    guard row >= 0 else { return }
    if equals(stored, row) {
      difference.fates[row] = .unchanged
    } else {
      difference.replace(StoredVersion(stored), by: row)
    }
  }

  private mutating func equals(_ stored: Row, _ row: Int) -> Bool {
    let deals = facts.deals
    guard stored.instant(3) == deals.created[row], stored.instant(4) == deals.closed[row],
      stored.day(5) == deals.closeDay[row],
      stages.code(stored.text(6)) == deals.stage[row],
      stored.amount(7) == deals.amount[row],
      facts.owners.code(stored.text(8)) == deals.owner[row],
      stored.category(9) == deals.category[row]
    else { return false }
    for (position, codes) in deals.attributes.enumerated() {
      let code = facts.attributes[position].code(stored.text(10 + position))
      guard code == codes[row] else { return false }
    }
    return true
  }
}

extension SymbolTable {
  /// The code of a stored label: -1 where blank, -2 when the table does not have it.
  func code(_ label: String?) -> Int32 {
    guard let label else { return Blank.code }
    return find(label) ?? -2
  }
}
