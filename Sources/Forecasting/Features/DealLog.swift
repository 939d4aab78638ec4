internal import Calendars
internal import Deals

/// One line per deal known at the cutoff: creation, close, outcome, final amount, segment.
///
/// Made once per training; everything that counts deals or wins by time is read from it. Entries
/// dated at or after a moment are left out by ``Entry/isClosed(before:)`` when the past is replayed.
struct DealLog: Sendable {
  struct Entry: Sendable {
    let deal: Int32
    let created: Instant
    /// The close, far in the future while open.
    let closed: Instant
    let isWon: Bool
    /// Amount at the close, or the current one; `nil` where blank.
    let amount: Int64?
    let owner: Int32
    let segment: Int32
    /// Segment x region, for the drift of cells.
    let cell: Int32
    let product: Int32

    func isClosed(before moment: Instant) -> Bool { closed < moment }
  }

  static let never = Instant(seconds: Int64.max)

  let known: KnownDeals
  let entries: [Entry]
  /// Positions of closed entries in the order of their closes.
  let closings: [Int32]
  /// The labels of the first segment attribute, ascending, as seen among known deals.
  let segmentCount: Int
  /// The moment of the first close; the far future when none.
  let firstClose: Instant
  /// The moment of the first creation.
  let firstCreated: Instant
  let winCount: Int
  let lossCount: Int

  init(known: KnownDeals) {
    self.known = known
    let segment = known.settings.segments.first.flatMap { known.column($0) }
    let region = known.column("region")
    let product = known.column("product")
    let regions = (region?.labels.count ?? 0) + 1
    segmentCount = segment?.labels.count ?? 0
    var entries: [Entry] = []
    var closed: [Int32] = []
    var wins = 0
    known.forEachLatest { latest in
      let isOpen = latest.status == .open
      let isWon = latest.status == .won
      if isWon { wins += 1 }
      if !isOpen { closed.append(Int32(entries.count)) }
      let owner = latest.owner
      let segment = segment?.code(deal: latest.deal, owner: owner) ?? -1
      let region = region?.code(deal: latest.deal, owner: owner) ?? -1
      entries.append(
        Entry(
          deal: Int32(latest.deal), created: latest.created,
          closed: isOpen ? DealLog.never : latest.closed ?? DealLog.never, isWon: isWon,
          amount: latest.amount, owner: Int32(owner ?? -1), segment: Int32(segment),
          cell: Int32((segment + 1) * regions + region + 1),
          product: Int32(product?.code(deal: latest.deal, owner: nil) ?? -1)))
    }
    // Ties in time follow the order of the ids.
    closed.sort { (entries[Int($0)].closed, $0) < (entries[Int($1)].closed, $1) }
    closings = closed
    winCount = wins
    lossCount = closed.count - wins
    firstClose = closed.first.map { entries[Int($0)].closed } ?? DealLog.never
    firstCreated = entries.reduce(DealLog.never) { min($0, $1.created) }
    self.entries = entries
  }

  /// Wins and losses before a moment.
  var winRate: Double { Double(winCount + 1) / Double(winCount + lossCount + 2) }
}

/// Running counts of wins and losses of one group of deals, to be asked for any past moment.
struct ClosingCounts: Sendable {
  private var at: [[Int64]]
  private var wins: [[Int32]]

  /// Counts by the key that `group` gives; a negative key is not counted.
  init(_ log: DealLog, groups: Int, group: (DealLog.Entry) -> Int) {
    at = Array(repeating: [], count: groups)
    wins = Array(repeating: [0], count: groups)
    for position in log.closings {
      let entry = log.entries[Int(position)]
      let key = group(entry)
      guard key >= 0 else { continue }
      at[key].append(entry.closed.seconds)
      wins[key].append((wins[key].last ?? 0) + (entry.isWon ? 1 : 0))
    }
  }

  /// Wins and losses of a group in `[from, to)`.
  func count(_ group: Int, from: Instant? = nil, to: Instant) -> (wins: Double, losses: Double) {
    guard group >= 0, group < at.count else { return (0, 0) }
    let low = from.map { position(group, $0.seconds) } ?? 0
    let high = position(group, to.seconds)
    guard high > low else { return (0, 0) }
    let won = Double(wins[group][high] - wins[group][low])
    return (won, Double(high - low) - won)
  }

  private func position(_ group: Int, _ seconds: Int64) -> Int {
    var low = 0
    var high = at[group].count
    while low < high {
      let middle = (low + high) / 2
      if at[group][middle] < seconds { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
