internal import Calendars
internal import Deals

/// One line per deal known at the cutoff: creation, close, outcome, final amount, segment.
///
/// Made once per training; everything that counts deals or wins by time is read from it.
struct DealLog: Sendable {
  struct Entry: Sendable {
    let created: Instant
    /// The close, far in the future while open.
    let closed: Instant
    private let amountOrBlank: Int64
    /// The days of both in the business time zone.
    let createdDay: Int32
    let closedDay: Int32
    let deal: Int32
    let owner: Int32
    let segment: Int32
    /// Segment x region, for the drift of cells.
    let cell: Int32
    let product: Int32
    let isWon: Bool

    init(
      _ latest: DealTimeline, zone: BusinessTimeZone, segment: Int, cell: Int, product: Int
    ) {
      created = latest.created
      closed = latest.status == .open ? DealLog.never : latest.closed ?? DealLog.never
      createdDay = zone.day(of: created).number
      closedDay = closed == DealLog.never ? Int32.max : zone.day(of: closed).number
      amountOrBlank = latest.amount ?? Int64.min
      deal = Int32(latest.deal)
      owner = Int32(latest.owner ?? -1)
      self.segment = Int32(segment)
      self.cell = Int32(cell)
      self.product = Int32(product)
      isWon = latest.status == .won
    }

    /// Amount at the close, or the current one; `nil` where blank.
    var amount: Int64? { amountOrBlank == Int64.min ? nil : amountOrBlank }
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
      if latest.status == .won { wins += 1 }
      if latest.status != .open { closed.append(Int32(entries.count)) }
      let owner = latest.owner
      let segment = segment?.code(deal: latest.deal, owner: owner) ?? -1
      let region = region?.code(deal: latest.deal, owner: owner) ?? -1
      entries.append(
        Entry(
          latest, zone: known.zone, segment: segment, cell: (segment + 1) * regions + region + 1,
          product: product?.code(deal: latest.deal, owner: nil) ?? -1))
    }
    closings = DealLog.ordered(closed, entries)
    winCount = wins
    lossCount = closed.count - wins
    firstClose = closings.first.map { entries[Int($0)].closed } ?? DealLog.never
    firstCreated = entries.reduce(DealLog.never) { min($0, $1.created) }
    self.entries = entries
  }

  /// By the time of the close, then in the order of the ids: sorted as whole numbers, the time
  /// above the position.
  private static func ordered(_ closed: [Int32], _ entries: [Entry]) -> [Int32] {
    let first = closed.reduce(Int64.max) { min($0, entries[Int($1)].closed.seconds) }
    let last = closed.reduce(Int64.min) { max($0, entries[Int($1)].closed.seconds) }
    // Mistyped years may lie further apart than 33 bits hold.
    guard closed.isEmpty || last - first < 1 << 33 else {
      return closed.sorted { (entries[Int($0)].closed, $0) < (entries[Int($1)].closed, $1) }
    }
    var keys = closed.map { position in
      UInt64(entries[Int(position)].closed.seconds - first) << 31 | UInt64(position)
    }
    keys.sort()
    return keys.map { Int32($0 & 0x7fff_ffff) }
  }

  /// The positions of the entries closed in `[from, to)`, by time.
  func closings(from: Instant, to: Instant) -> ArraySlice<Int32> {
    closings[firstClosing(notBefore: from)..<firstClosing(notBefore: to)]
  }

  private func firstClosing(notBefore moment: Instant) -> Int {
    var low = 0
    var high = closings.count
    while low < high {
      let middle = (low + high) / 2
      if entries[Int(closings[middle])].closed < moment { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether a deal belongs to a sample of about this share of the deals: a fixed choice by its id,
  /// the same whatever else is in the data.
  func isSampled(_ entry: Entry, share: Double) -> Bool {
    share >= 1 || Double(known.idHash(Int(entry.deal)) >> 11) * 0x1p-53 < share
  }

  /// The share won among all closed deals, shrunk a little towards a half.
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
