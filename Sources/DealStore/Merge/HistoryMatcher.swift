internal import Deals
internal import GRDB
internal import Tabular

/// One recorded change in the codes of the import.
struct ChangeValue: Equatable {
  var at: Int64
  var says: UInt8
  var stage: Int16
  var amount: Int64
  var closeDay: Int32
  var owner: Int32
  var category: Int8

  /// By time and fields spoken of: rows equal in these two are versions of one another.
  static func keyPrecedes(_ left: ChangeValue, _ right: ChangeValue) -> Bool {
    left.at != right.at ? left.at < right.at : left.says < right.says
  }

  /// By key, then by values.
  static func precedes(_ left: ChangeValue, _ right: ChangeValue) -> Bool {
    if left.at != right.at { return left.at < right.at }
    if left.says != right.says { return left.says < right.says }
    if left.stage != right.stage { return left.stage < right.stage }
    if left.amount != right.amount { return left.amount < right.amount }
    if left.closeDay != right.closeDay { return left.closeDay < right.closeDay }
    if left.owner != right.owner { return left.owner < right.owner }
    return left.category < right.category
  }
}

extension HistoryTable {
  /// One row's change.
  @inline(__always)
  func value(_ row: Int) -> ChangeValue {
    ChangeValue(
      at: at[row], says: says[row], stage: stage[row], amount: amount[row],
      closeDay: closeDay[row], owner: owner[row], category: category[row])
  }
}

/// Compares the changes of an import with the stored ones.
///
/// A stored row takes an equal row of the import. Of those left, one of the same deal, time and
/// fields is its new version. Equal rows within one import all stand, as in the file.
struct HistoryMatcher {
  private(set) var difference: TableDifference
  private let facts: DealFacts
  private var stages: StageNames
  private var rows: GroupedRows
  private var disputed: [(stored: StoredVersion, positions: Range<Int>)] = []

  init(facts: DealFacts, stages: StageNames, knownFrom: Int64) {
    let history = facts.history
    difference = TableDifference(count: history.count, knownFrom: knownFrom)
    self.facts = facts
    self.stages = stages
    rows = GroupedRows(deal: history.deal, symbolCount: facts.ids.count) {
      ChangeValue.precedes(history.value(Int($0)), history.value(Int($1)))
    }
  }

  mutating func run(_ database: Database) throws {
    let statement = try database.makeStatement(
      sql: """
        SELECT version, known_from, deal_id, at, says, stage, amount, close_day, owner, category
        FROM history WHERE known_until IS NULL ORDER BY version
        """)
    let cursor = try Row.fetchCursor(statement)
    while let row = try cursor.next() { match(row) }
    settle()
  }

  private mutating func match(_ stored: Row) {
    guard let deal = facts.ids.find(stored.text(2) ?? "") else { return }
    let range = rows.range(of: deal)
    guard !range.isEmpty else { return }
    let value = ChangeValue(
      at: stored.integer(3) ?? 0, says: UInt8(clamping: stored.integer(4) ?? 0),
      stage: stages.code(stored.text(5)), amount: stored.amount(6), closeDay: stored.day(7),
      owner: facts.owners.code(stored.text(8)), category: stored.category(9))
    let history = facts.history
    let first = rows.firstPosition(in: range) { ChangeValue.precedes(history.value($0), value) }
    if let row = rows.take(first: first, in: range, isEqual: { history.value($0) == value }) {
      difference.fates[row] = .unchanged
      return
    }
    let low = rows.firstPosition(in: range) { ChangeValue.keyPrecedes(history.value($0), value) }
    let high = rows.firstPosition(in: low..<range.upperBound) {
      !ChangeValue.keyPrecedes(value, history.value($0))
    }
    guard low < high else { return }
    disputed.append((StoredVersion(stored), low..<high))
  }

  /// Pairs stored rows that found no equal with rows of the import that found none either.
  private mutating func settle() {
    var next: [Int: Int] = [:]
    for (stored, positions) in disputed {
      var position = next[positions.lowerBound] ?? positions.lowerBound
      while position < positions.upperBound {
        let row = Int(rows.order[position])
        position += 1
        if difference.fates[row] == .new {
          difference.replace(stored, by: row)
          break
        }
      }
      next[positions.lowerBound] = position
    }
    disputed = []
  }
}
