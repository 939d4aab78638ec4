internal import Calendars

/// One deal as the rules see it: what was known at the cutoff, and, where the export is the latest
/// that is known, what the export says beside it.
struct CheckedDeal {
  let row: Int
  /// Code of the id in the facts.
  let id: Int32
  let state: DealTimeline
  let stage: Int?
  let closeDay: Day?
  let category: ForecastCategory?
  /// The amount in minor units of the reporting currency, as known.
  let money: Int64?

  init(_ checker: ContractChecker, row: Int, id: Int32, state: DealTimeline) {
    self.row = row
    self.id = id
    self.state = state
    let exported = checker.known.exported(state.deal)
    stage = state.stage ?? exported?.stage
    closeDay = state.closeDay ?? exported?.closeDay
    category =
      state.category
      ?? (exported == nil
        ? nil : ForecastCategory(rawValue: checker.facts.deals.category[row]))
    money = state.amount
  }

  var isOpen: Bool { state.status == .open }
  var isWon: Bool { state.status == .won }
}

/// The rows of the history by deal, oldest first, as far as they are before a moment.
struct GroupedHistory {
  private let start: [Int32]
  private let order: [Int32]

  init(_ table: HistoryTable, ids: Int, before cutoff: Int64) {
    var start = [Int32](repeating: 0, count: ids + 1)
    for (row, code) in table.deal.enumerated() where code >= 0 && table.at[row] < cutoff {
      start[Int(code) + 1] += 1
    }
    for index in 0..<ids { start[index + 1] += start[index] }
    var next = start
    var order = [Int32](repeating: 0, count: Int(start[ids]))
    for (row, code) in table.deal.enumerated() where code >= 0 && table.at[row] < cutoff {
      order[Int(next[Int(code)])] = Int32(row)
      next[Int(code)] += 1
    }
    for index in 0..<ids where start[index + 1] - start[index] > 1 {
      order[Int(start[index])..<Int(start[index + 1])].sort {
        GroupedHistory.precedes(Int($0), Int($1), table)
      }
    }
    self.start = start
    self.order = order
  }

  /// By time; at one instant what was before first, then by values.
  private static func precedes(_ a: Int, _ b: Int, _ table: HistoryTable) -> Bool {
    if table.at[a] != table.at[b] { return table.at[a] < table.at[b] }
    let before = HistoryFields.before.rawValue
    let (isBeforeA, isBeforeB) = (table.says[a] & before != 0, table.says[b] & before != 0)
    if isBeforeA != isBeforeB { return isBeforeA }
    if table.stage[a] != table.stage[b] { return table.stage[a] < table.stage[b] }
    if table.closeDay[a] != table.closeDay[b] { return table.closeDay[a] < table.closeDay[b] }
    if table.amount[a] != table.amount[b] { return table.amount[a] < table.amount[b] }
    return table.says[a] < table.says[b]
  }

  func rows(of id: Int32) -> ArraySlice<Int32> {
    order[Int(start[Int(id)])..<Int(start[Int(id) + 1])]
  }
}
