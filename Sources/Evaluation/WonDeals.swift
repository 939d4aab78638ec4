internal import Calendars
internal import Deals

/// The wins known at a cutoff, ready to be summed by period and node.
struct WonDeals: Sendable {
  private struct Win: Sendable {
    let closed: Instant
    let amount: Int64
    let leaf: Int
  }

  private let zone: BusinessTimeZone
  /// In the order of their closes.
  private let wins: [Win]
  private let leaves: [[String]]
  private let closedOfDeal: [Int: Instant]
  /// The moment of the first close, lost deals included; `nil` for none.
  let firstClose: Instant?

  /// - Parameter levels: levels of the nodes, top first: attributes or `owner`.
  init(_ known: KnownDeals, levels: [String]) {
    zone = known.zone
    let columns = levels.map { $0 == "owner" ? nil : known.column($0) }
    var leafOfCodes: [[Int]: Int] = [:]
    var leaves: [[String]] = []
    var wins: [Win] = []
    var closedOfDeal: [Int: Instant] = [:]
    var first: Instant?
    known.forEachLatest { deal in
      guard deal.status != .open, let closed = deal.closed else { return }
      first = min(first ?? closed, closed)
      guard deal.status == .won else { return }
      closedOfDeal[deal.deal] = closed
      let owner = deal.owner
      let codes = columns.map { column in
        column.map { $0.code(deal: deal.deal, owner: owner) } ?? owner ?? -1
      }
      let leaf = leafOfCodes[codes] ?? leaves.count
      if leaf == leaves.count {
        leafOfCodes[codes] = leaf
        leaves.append(
          zip(columns, codes).map { column, code in
            code < 0 ? KnownDeals.none : column?.labels[code] ?? known.ownerName(code)
          })
      }
      wins.append(Win(closed: closed, amount: deal.amount ?? 0, leaf: leaf))
    }
    self.wins = wins.sorted { $0.closed < $1.closed }
    self.leaves = leaves
    self.closedOfDeal = closedOfDeal
    firstClose = first
  }

  /// Amounts won in `[start, end)` by the values of every path and part of a path; the whole
  /// company is the empty path and always there.
  func bookings(from start: Day, to end: Day) -> [[String]: Int64] {
    let low = zone.startOfDay(start)
    let high = zone.startOfDay(end)
    var sums = [Int64](repeating: 0, count: leaves.count)
    var isSeen = [Bool](repeating: false, count: leaves.count)
    for win in wins[firstWin(notBefore: low)...] {
      guard win.closed < high else { break }
      sums[win.leaf] += win.amount
      isSeen[win.leaf] = true
    }
    var result: [[String]: Int64] = [[]: 0]
    for (leaf, path) in leaves.enumerated() where isSeen[leaf] {
      for depth in 0...path.count {
        result[Array(path.prefix(depth)), default: 0] += sums[leaf]
      }
    }
    return result
  }

  /// Whether a deal was won in `[start, end)`.
  func isWon(_ deal: Int, from start: Instant, to end: Instant) -> Bool {
    closedOfDeal[deal].map { start <= $0 && $0 < end } ?? false
  }

  private func firstWin(notBefore moment: Instant) -> Int {
    var low = 0
    var high = wins.count
    while low < high {
      let middle = (low + high) / 2
      if wins[middle].closed < moment { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
