internal import Calendars
internal import Deals

/// A deal that was won, in the period or in one it is compared with.
struct TargetWin: Sendable {
  /// Seconds of the win.
  let at: Int64
  /// Minor units; `nil` where the deal has no amount.
  let amount: Int64?
  /// Code of who owned it then; -1 for nobody.
  let owner: Int32
  /// Whether a quota of the deepest level is that of its owner, or node.
  let isHeld: Bool
}

/// What is collected for quotas, growth and attainment (C1, C3, C4).
struct TargetFacts: FamilyFacts {
  /// Deals won in the period or in one it is compared with, at the owner who won them.
  private(set) var wins = LeafColumn<TargetWin>()
  /// Quotas of the deepest level, whose levels asked for are all known.
  private(set) var placed = LeafColumn<Int64>()
  /// The others, with the values of the first levels, as far as known.
  private(set) var unplaced: [(path: [String], amount: Int64)] = []
  let quotas: TargetQuotas
  let previous: TargetReference
  let lastYear: TargetReference

  init(_ frame: MetricFrame, index: inout NodeIndex) {
    let known = frame.known
    let calendar = known.calendar
    let firstDay = known.firstDay
    quotas = TargetQuotas(known, period: frame.period.id)
    previous = TargetReference(
      frame, reference: frame.period.previous(calendar), firstDay: firstDay)
    lastYear = TargetReference(
      frame, reference: frame.period.lastYear(calendar), firstDay: firstDay)
    placeQuotas(frame, &index)
    collectWins(frame, &index)
  }

  mutating func settle(_ places: LeafPlaces) {
    wins.settle(places)
    placed.settle(places)
  }

  /// The quotas of the deepest level at or below a node; `nil` where there are none.
  func below(_ node: MetricNode) -> (amount: Int64, count: Int)? {
    let path = node.path.map(\.value)
    let known = placed.of(node)
    let coarse = unplaced.filter { $0.path.starts(with: path) }
    guard !known.isEmpty || !coarse.isEmpty else { return nil }
    return (
      known.reduce(0, +) + coarse.reduce(0) { $0 + $1.amount }, known.count + coarse.count
    )
  }

  private mutating func placeQuotas(_ frame: MetricFrame, _ index: inout NodeIndex) {
    let known = frame.known
    let owners = Dictionary(
      (0..<known.ownerCount).map { (known.ownerName($0), $0) },
      uniquingKeysWith: { first, _ in first }
    )
    for quota in quotas.deepest {
      let owner = quota.path["owner"].flatMap { owners[$0] } ?? -1
      func label(_ level: String) -> String? {
        if let value = quota.path[level] { return value }
        guard owner >= 0, let column = known.column(level) else { return nil }
        let code = column.code(owner: owner)
        return code < 0 ? nil : column.labels[code]
      }
      let path = frame.levels.map { label($0) }
      guard let first = path.firstIndex(of: nil) else {
        placed.append(quota.amount, leaf: index.leaf(path: path.compactMap { $0 }))
        continue
      }
      // A person without a manager is one of those without; what quotas do not speak of is not known.
      if owner >= 0, !path.enumerated().contains(where: { isUnsaid($1, frame.levels[$0], known) }) {
        placed.append(quota.amount, leaf: index.leaf(path: path.map { $0 ?? KnownDeals.none }))
      } else {
        unplaced.append((path[..<first].compactMap { $0 }, quota.amount))
      }
    }
  }

  private func isUnsaid(_ value: String?, _ level: String, _ known: KnownDeals) -> Bool {
    value == nil && !known.settings.hierarchy.contains(level)
  }

  private mutating func collectWins(_ frame: MetricFrame, _ index: inout NodeIndex) {
    let known = frame.known
    let earliest = min(frame.start.seconds, previous.start, lastYear.start)
    let latest = frame.stateMoment.seconds
    known.forEachLatest { deal in
      guard deal.status == .won, let closed = deal.closed, earliest <= closed.seconds,
        closed.seconds < latest
      else { return }
      var then = known.timeline(deal.deal)
      then.advance(to: Instant(seconds: closed.seconds + 1))
      let isInPeriod = closed.seconds >= frame.start.seconds
      wins.append(
        TargetWin(
          at: closed.seconds, amount: then.amount, owner: Int32(then.owner ?? -1),
          isHeld: isInPeriod && quotas.isHeld(deal: deal.deal, owner: then.owner)),
        leaf: index.leaf(deal: deal.deal, owner: then.owner))
    }
  }
}
