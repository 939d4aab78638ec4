internal import Deals
internal import GRDB
internal import Tabular

/// Compares the activities of an import with the stored ones: equal ones count one by one.
struct ActivityMatcher {
  private(set) var difference: TableDifference
  private let facts: DealFacts
  private var rows: GroupedRows

  init(facts: DealFacts, knownFrom: Int64) {
    let activities = facts.activities
    difference = TableDifference(count: activities.count, knownFrom: knownFrom)
    self.facts = facts
    rows = GroupedRows(deal: activities.deal, symbolCount: facts.ids.count) {
      activities.at[Int($0)] < activities.at[Int($1)]
    }
  }

  mutating func run(_ database: Database) throws {
    let statement = try database.makeStatement(
      sql: "SELECT deal_id, at FROM activities ORDER BY version")
    let cursor = try Row.fetchCursor(statement)
    while let row = try cursor.next() { match(row) }
  }

  private mutating func match(_ stored: Row) {
    guard let deal = facts.ids.find(stored.text(0) ?? "") else { return }
    let range = rows.range(of: deal)
    guard !range.isEmpty else { return }
    let at = stored.integer(1) ?? 0
    let times = facts.activities.at
    let first = rows.firstPosition(in: range) { times[$0] < at }
    if let row = rows.take(first: first, in: range, isEqual: { times[$0] == at }) {
      difference.fates[row] = .unchanged
    }
  }

  /// For each row its number among those of the same deal and time, from 1; stored ones, which
  /// come first in their run, included.
  func occurrences() -> [Int32] {
    var result = [Int32](repeating: 1, count: difference.fates.count)
    let activities = facts.activities
    for position in rows.order.indices.dropFirst() {
      let row = Int(rows.order[position])
      let before = Int(rows.order[position - 1])
      if activities.deal[row] == activities.deal[before],
        activities.at[row] == activities.at[before]
      {
        result[row] = result[before] + 1
      }
    }
    return result
  }
}
