internal import Calendars
internal import Deals
internal import Statistics

/// What nodes are drawn towards: the others as deep in the tree.
struct TeamRelations: Sendable {
  /// Past periods of the team that the own ones are drawn towards.
  static let priorPeriods = 8.0
  /// Fewer past periods, of the node and those beside it together, tell nothing.
  static let minimumPeriods = 4

  private var positions: [[String]: Int] = [:]
  private var depths: [Int] = []
  /// By node: shares of the quotas booked by this day of past periods.
  private var shares: [[Double]] = []
  /// By node: (call - actual) / actual of past periods.
  private var errors: [[Double]] = []
  private var teamShares: [Int: [Double]] = [:]
  private var teamErrors: [Int: [Double]] = [:]
  /// By node, the quota of the period, minor units.
  private var quotas: [Int64?] = []

  init() {}

  /// - Parameter sums: by node of the tree and period.
  init(
    _ tree: NodeTree, _ frame: MetricFrame, _ moments: PeriodMoments, _ sums: [[TeamPeriodSums]]
  ) {
    depths = tree.nodes.map(\.path.count)
    positions = Dictionary(
      tree.nodes.enumerated().map { ($1.path.map(\.value), $0) }, uniquingKeysWith: { a, _ in a })
    let lookups = moments.all.map { NodeQuotas(frame.known, period: $0.id) }
    let calls = moments.all.map { PeriodCalls(frame.known, $0) }
    let hasPast = frame.period.fiscal != nil
    for (node, sums) in zip(tree.nodes, sums) {
      let quota = lookups.first?.amount(node.path)
      quotas.append(quota)
      let own =
        !hasPast || quota == nil
        ? []
        : moments.past.compactMap { age -> Double? in
          guard let quota = lookups[age].amount(node.path), quota > 0 else { return nil }
          return sums[age].booked / Double(quota)
        }
      shares.append(own)
      teamShares[node.path.count, default: []] += own
      let off = moments.past.compactMap { age -> Double? in
        guard sums[age].total > 0, moments.all[age].endAt <= frame.known.cutoff.seconds,
          let call = calls[age].newest(for: node.path)
        else { return nil }
        return Double(call) / sums[age].total - 1
      }
      errors.append(off)
      teamErrors[node.path.count, default: []] += off
    }
  }

  private func position(_ node: MetricNode) -> Int? { positions[node.path.map(\.value)] }

  /// The quota of a node, minor units.
  func quota(_ node: MetricNode) -> Int64? { position(node).flatMap { quotas[$0] } }

  /// The usual share of the quota at this day: the own median drawn towards the team's; and how many
  /// past periods the node and its team have.
  func usualShare(_ node: MetricNode) -> (value: Double?, own: Int, team: Int) {
    guard let position = position(node) else { return (nil, 0, 0) }
    let own = shares[position]
    let team = teamShares[depths[position]] ?? []
    guard let prior = Descriptive.median(team) else { return (nil, 0, 0) }
    let n = Double(own.count)
    let value = Descriptive.median(own).map {
      (n * $0 + TeamRelations.priorPeriods * prior) / (n + TeamRelations.priorPeriods)
    }
    return (value ?? prior, own.count, team.count)
  }

  /// The errors of a node's calls, and those of all nodes as deep.
  func callErrors(_ node: MetricNode) -> (own: [Double], team: [Double]) {
    guard let position = position(node) else { return ([], []) }
    return (errors[position], teamErrors[depths[position]] ?? [])
  }
}

/// The calls made for one period by its day, made ready to be asked for many nodes.
struct PeriodCalls {
  private let known: KnownDeals
  /// By a value of their paths; those for the company under the empty key. The oldest first.
  private var byValue: [String: [KnownCall]] = [:]

  init(_ known: KnownDeals, _ moment: PeriodMoments.Moment) {
    self.known = known
    guard !moment.id.isEmpty else { return }
    for call in known.calls(period: moment.id) where call.madeAt.seconds < moment.at {
      if call.path.isEmpty { byValue["", default: []].append(call) }
      for value in Set(call.path.values) { byValue[value, default: []].append(call) }
    }
  }

  /// The newest call for a node, minor units: the call as such before those of a category.
  func newest(for path: [(level: String, value: String)]) -> Int64? {
    let own = (byValue[path.last?.value ?? ""] ?? []).filter { known.isCall($0, for: path) }
    return (own.last { $0.category == nil } ?? own.last)?.amount
  }
}
