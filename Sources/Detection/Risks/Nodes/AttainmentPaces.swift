internal import Calendars
internal import Deals
internal import Forecasting
internal import Statistics

/// Booked shares of quotas at this business day, now and in past periods, by node.
struct AttainmentPaces {
  /// Past periods of the team that the own ones are drawn towards.
  static let priorPeriods = 8.0
  static let lowShare = 0.2

  private let nodes: [NodeForecast]
  private let past: [[Double]]
  /// Past shares of all nodes as deep in the hierarchy.
  private var team: [Int: [Double]] = [:]
  private let isOver: Bool

  init(
    _ known: KnownDeals, _ forecast: BookingsForecast, _ moments: PastMoments, _ sums: [NodeSums]
  ) {
    nodes = forecast.nodes
    isOver = forecast.target.end <= known.asOf + 1
    let hasKind = forecast.target.kind != nil
    past = zip(forecast.nodes, sums).map { node, sums in
      guard hasKind, node.quota != nil else { return [] }
      let path = node.path.map { (level: $0.level, value: $0.value) }
      return moments.all.enumerated().dropFirst().compactMap { age, moment in
        guard let quota = known.quota(period: moment.id, path: path), quota > 0 else { return nil }
        return sums.booked[age] / Double(quota)
      }
    }
    for (node, shares) in zip(nodes, past) { team[node.path.count, default: []] += shares }
  }

  /// Below the lowest fifth of its own past, where a few own periods are drawn towards the team's.
  func reading(_ position: Int) -> NodeReading {
    let node = nodes[position]
    if isOver { return .undefined(.attainmentPace, .isOver) }
    guard let quota = node.quota, quota > 0 else { return .undefined(.attainmentPace, .noQuota) }
    let all = team[node.path.count] ?? []
    guard !all.isEmpty else { return .undefined(.attainmentPace, .noPastQuotas) }
    guard all.count >= NodeSignals.minimumPeriods,
      let usual = shrunk(past[position], all, 0.5),
      let low = shrunk(past[position], all, AttainmentPaces.lowShare)
    else { return .undefined(.attainmentPace, .fewPeriods) }
    let attainment = Double(node.booked) / Double(quota)
    return NodeReading(
      .attainmentPace, attainment - usual, threshold: low - usual, isFlagged: attainment < low,
      figures: [NodeFigure("attainment", attainment), NodeFigure("usual", usual)])
  }

  private func shrunk(_ own: [Double], _ team: [Double], _ probability: Double) -> Double? {
    guard let prior = Descriptive.quantile(team, probability: probability) else { return nil }
    guard let value = Descriptive.quantile(own, probability: probability) else { return prior }
    let n = Double(own.count)
    return (n * value + AttainmentPaces.priorPeriods * prior) / (n + AttainmentPaces.priorPeriods)
  }
}
