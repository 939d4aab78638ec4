internal import Calendars
internal import Deals

extension Forecaster {
  /// What a node's forecast is made of; see ``NodeExplanation``.
  ///
  /// - Parameters:
  ///   - path: levels and values from the top; empty for the whole company.
  ///   - options: as for ``forecast(_:options:)``; its levels give way to those of the path.
  /// - Returns: `nil` where there is no such node.
  /// - Throws: as ``forecast(_:options:)``.
  public func explanation(
    of path: [PathElement], in target: ForecastTarget, options: ForecastOptions
  ) throws(ForecastError) -> NodeExplanation? {
    var options = options
    options.levels = path.map(\.level)
    let forecast = try forecast(target, options: options)
    guard let node = forecast.nodes.first(where: { $0.path == path }) else { return nil }
    let part = try part(for: target)
    let baselines = Baselines(log: log, target: target)
    let rollup = Rollup(
      forecaster: self, target: target, part: part,
      outlook: outlook(target, part, baselines, method: options.method), baselines: baselines,
      options: options)
    let causes = NodeCauses(rollup, path: path.map(\.value))
    return NodeExplanation(
      asOf: forecast.asOf, currency: forecast.currency, trainedAsOf: forecast.trainedAsOf,
      target: target, node: node, causes: causes.all, closeDates: causes.closeDates,
      width: causes.width(of: node), deals: causes.deals, warnings: forecast.warnings)
  }
}

/// The lines of one node, from the cells of a roll-up.
private struct NodeCauses {
  private let rollup: Rollup
  private let path: [String]
  /// The node's cells.
  private let cells: [Int]
  /// Its open deals.
  private let open: [ScoredDeal]

  private var known: KnownDeals { rollup.forecaster.known }

  init(_ rollup: Rollup, path: [String]) {
    self.rollup = rollup
    self.path = path
    let table = rollup.table
    cells = table.cells.indices.filter { table.cells[$0].path == path }
    let own = Set(cells)
    open = zip(rollup.outlook.scored, table.cellOfScored).filter { own.contains($0.1) }.map(\.0)
  }

  var all: [NodeCause] { [booked] + stages + drift + new + judgement }

  private var judgement: [NodeCause] {
    guard rollup.judgement != nil else { return [] }
    let parts = cells.map { rollup.table.parts[$0] }
    return [
      NodeCause(
        kind: .judgement, count: nil,
        amount: parts.reduce(0) { $0 + $1.judgedOpen + $1.judgedNew })
    ]
  }

  private var booked: NodeCause {
    let log = rollup.forecaster.log
    let zone = known.zone
    var index = PathIndex(levels: rollup.options.levels, known: known)
    let won = log.closings(
      from: zone.startOfDay(rollup.target.start), to: zone.startOfDay(rollup.target.end)
    ).lazy.map { log.entries[Int($0)] }.filter(\.isWon)
    let count = won.reduce(0) { count, entry in
      let leaf = index.leaf(Int(entry.deal), owner: entry.owner)
      return count + (index.paths[leaf] == path ? 1 : 0)
    }
    let amount = cells.reduce(0) { $0 + rollup.table.parts[$1].booked }
    return NodeCause(kind: .booked, count: Double(count), amount: amount)
  }

  /// Rounded deal by deal, as the roll-up does it.
  private func written(_ deal: ScoredDeal) -> Int64 {
    Int64((deal.forecast.periodProbability * deal.writtenAmount).rounded())
  }

  private func final(_ deal: ScoredDeal) -> Int64 {
    Int64((deal.forecast.periodProbability * (deal.amount ?? 0)).rounded())
  }

  private var stages: [NodeCause] {
    let names = known.settings.stages.stages.map(\.name)
    return causes(by: { Int($0.features.stage) }) { .openStage($0 < 0 ? nil : names[$0]) }
  }

  /// The open deals by where their close dates lie.
  var closeDates: [NodeCause] {
    let order = CloseDateStretch.allCases
    return causes(by: { deal in
      order.firstIndex(of: CloseDateStretch(deal.features.closeBucket)) ?? 0
    }) { .openCloseDate(order[$0]) }
  }

  private func causes(
    by key: (ScoredDeal) -> Int, kind: (Int) -> NodeCause.Kind
  ) -> [NodeCause] {
    Dictionary(grouping: open, by: key).sorted { $0.key < $1.key }.map { key, deals in
      NodeCause(
        kind: kind(key), count: Double(deals.count),
        amount: deals.reduce(0) { $0 + written($1) })
    }
  }

  private var drift: [NodeCause] {
    guard !open.isEmpty else { return [] }
    return [
      NodeCause(
        kind: .amountDrift, count: nil,
        amount: open.reduce(0) { $0 + final($1) - written($1) })
    ]
  }

  private var new: [NodeCause] {
    guard let groups = rollup.part?.creation.groups else { return [] }
    let table = rollup.table
    return groups.indices.compactMap { group in
      let own = cells.filter { table.cells[$0].group == group }
      let amount = own.reduce(0) { $0 + table.parts[$1].new - table.parts[$1].judgedNew }
      let wins = table.newDeals.first { $0.group == group }.map { expectedWins($0, in: own) } ?? 0
      guard amount != 0 || wins > 0 else { return nil }
      return NodeCause(
        kind: .newSegment(groups[group].labels.first ?? ""), count: wins, amount: amount)
    }
  }

  private func expectedWins(_ new: NewDeals, in cells: [Int]) -> Double {
    let own = Set(cells)
    var before = 0.0
    var share = 0.0
    for (cell, upTo) in zip(new.cells, new.cumulativeShares) {
      if own.contains(cell) { share += upTo - before }
      before = upTo
    }
    return new.wins * share
  }

  /// The ranges with and without the factors that deals have in common, from the same draws.
  func width(of node: NodeForecast) -> NodeWidth? {
    guard
      let draws = rollup.simulation(shock: ShockModel.alone)?.draws(workers: rollup.options.workers)
    else { return nil }
    let values = draws.sums(of: cells).map { $0 + node.booked }.sorted()
    let low = Rollup.quantile(values, 0.1)
    return NodeWidth(
      whole: node.quantiles[2]...node.quantiles[6],
      dealsAlone: low...max(low, Rollup.quantile(values, 0.9)))
  }

  /// The deals that add most.
  var deals: [DealContribution] {
    let sorted = open.map { (deal: $0, amount: final($0)) }.sorted {
      ($1.amount, $0.deal.forecast.deal) < ($0.amount, $1.deal.forecast.deal)
    }
    return sorted.prefix(NodeExplanation.namedDeals).map { deal, amount in
      let timeline = known.latest(deal.forecast.deal)
      let exported = known.exported(deal.forecast.deal)
      return DealContribution(
        forecast: deal.forecast, owner: timeline.owner.map(known.ownerName),
        stage: (timeline.stage ?? exported?.stage).map { known.settings.stages.stages[$0].name },
        amount: timeline.amount, closeDay: timeline.closeDay ?? exported?.closeDay,
        contribution: amount)
    }
  }
}

extension ShockModel {
  /// No factor in common: every deal for itself.
  static let alone = ShockModel(common: 0, segment: 0, estimation: 0, periods: 0)

  private init(common: Double, segment: Double, estimation: Double, periods: Int) {
    self.common = common
    self.segment = segment
    self.estimation = estimation
    self.periods = periods
  }
}
