internal import Calendars
internal import Deals
internal import Foundation
internal import LinearAlgebra
internal import Statistics

/// From cells and draws to nodes: the sums over every path of the hierarchy.
struct Rollup {
  let forecaster: Forecaster
  let target: ForecastTarget
  let part: TargetModel?
  let outlook: PeriodOutlook
  let baselines: Baselines
  let options: ForecastOptions
  let table: CellTable
  /// What people's calls make of it; `nil` for none.
  let judgement: JudgementAdjustment?

  static let minimumNodeWins = 10

  init(
    forecaster: Forecaster, target: ForecastTarget, part: TargetModel?, outlook: PeriodOutlook,
    baselines: Baselines, options: ForecastOptions
  ) {
    self.forecaster = forecaster
    self.target = target
    self.part = part
    self.outlook = outlook
    self.baselines = baselines
    self.options = options
    judgement = forecaster.judgement(target, part, outlook, baselines, method: options.method)
    table = CellTable(
      forecaster: forecaster, target: target, part: part, outlook: outlook,
      baselines: baselines, levels: options.levels, judgement: judgement)
  }

  /// The whole first, then each level's nodes in the order of their paths; with the draws behind
  /// them, which a period that is over does not need.
  func nodes() -> (nodes: [NodeForecast], draws: ForecastDraws?) {
    let simulation = simulation()
    let draws = simulation?.draws(workers: options.workers)
    var parts: [(prefix: [String], members: Range<Int>)] = [([], table.cells.indices)]
    for depth in options.levels.indices {
      // Cells are ordered by path, so those of a prefix stand together.
      var start = 0
      while start < table.cells.count {
        let prefix = Array(table.cells[start].path.prefix(depth + 1))
        var end = start
        while end < table.cells.count, table.cells[end].path.starts(with: prefix) { end += 1 }
        parts.append((prefix, start..<end))
        start = end
      }
    }
    let found = parts
    let nodes = Parallel.map(count: found.count, workers: options.workers) { index in
      node(prefix: found[index].prefix, members: Array(found[index].members), draws: draws)
    }
    guard let draws, let simulation else { return (nodes, nil) }
    var members: [[String]: Range<Int>] = [:]
    var booked: [[String]: Int64] = [:]
    for (part, node) in zip(found, nodes) {
      members[part.prefix] = part.members
      booked[part.prefix] = node.booked
    }
    let kept = ForecastDraws(
      cells: draws, members: members, booked: booked, multipliers: simulation.multipliers(),
      seed: options.seed)
    return (nodes, kept)
  }

  func simulation(shock: ShockModel? = nil) -> Simulation? {
    guard let part else { return nil }
    let openDeals = zip(outlook.scored, table.cellOfScored).compactMap { deal, cell -> OpenDeal? in
      guard let amount = deal.amount else { return nil }
      return OpenDeal(
        cell: cell, probability: deal.forecast.periodProbability, amount: amount,
        dispersion: deal.dispersion, stream: stableHash64(deal.forecast.id))
    }
    var moments = GroupMoments(groups: part.creation.groups.count)
    for deal in openDeals {
      moments.add(
        probability: deal.probability, amount: deal.amount, dispersion: deal.dispersion,
        to: table.cells[deal.cell].group)
    }
    for new in table.newDeals {
      moments.add(
        CreationModel.Expectation(wins: new.wins, value: new.value),
        curve: part.creation.groups[new.group].curve, to: new.group)
    }
    return Simulation(
      openDeals: openDeals, newDeals: table.newDeals, cellGroups: table.cells.map(\.group),
      shock: shock ?? part.shock,
      variances: moments.relativeVariances, seed: options.seed,
      drawCount: options.draws, deviations: shock == nil ? outlook.deviations : nil,
      cellFactors: judgement == nil ? nil : table.cellFactors)
  }

  private func node(prefix: [String], members: [Int], draws: CellDraws?) -> NodeForecast {
    let parts = members.map { table.parts[$0] }
    let booked = parts.reduce(0) { $0 + $1.booked }
    let values = (draws?.sums(of: members) ?? [0]).map { $0 + booked }.sorted()
    let path = zip(options.levels, prefix).map { PathElement(level: $0, value: $1) }
    let quota = forecaster.known.quota(
      period: target.id, path: path.map { (level: $0.level, value: $0.value) })
    let grade = forecaster.model?.grade ?? .model
    let wonCount = parts.reduce(0) { $0 + $1.wonCount }
    return NodeForecast(
      path: path, grade: grade == .model && wonCount < Rollup.minimumNodeWins ? .pooled : grade,
      booked: booked, open: parts.reduce(0) { $0 + $1.open },
      new: parts.reduce(0) { $0 + $1.new },
      quantiles: BookingsForecast.probabilities.map { Rollup.quantile(values, $0) }, quota: quota,
      probabilityOfQuota: quota.map { limit in
        Double(values.count { $0 >= limit }) / Double(values.count)
      },
      baselines: nodeBaselines(parts, booked: booked),
      openCount: parts.reduce(0) { $0 + $1.openCount },
      sample: options.keepsSample ? values : [])
  }

  private func nodeBaselines(_ parts: [CellParts], booked: Int64) -> NodeBaselines {
    let share = shareOfYear(parts)
    let isOpen = part != nil
    return NodeBaselines(
      stageWeighted: isOpen ? parts.reduce(0) { $0 + $1.stageWeighted } : nil,
      stageWeightedYield: isOpen && baselines.yield.isDefined
        ? parts.reduce(booked) { $0 + $1.pipelineYield } : nil,
      pace: baselines.pace(booked: booked, share: share),
      lastYear: baselines.lastYear == nil ? nil : parts.reduce(0) { $0 + $1.lastYear },
      topDown: baselines.topDown(share: share))
  }

  /// The node's share of what the company won in the last year.
  private func shareOfYear(_ parts: [CellParts]) -> Double {
    let whole = table.parts.reduce(0) { $0 + $1.wonLately }
    guard whole > 0 else { return 0 }
    return Double(parts.reduce(0) { $0 + $1.wonLately }) / Double(whole)
  }

  /// Type 7 of Hyndman and Fan (1996), rounded to the minor unit.
  static func quantile(_ sorted: [Int64], _ probability: Double) -> Int64 {
    let position = probability * Double(sorted.count - 1)
    let low = Int(position)
    let high = min(low + 1, sorted.count - 1)
    let fraction = position - Double(low)
    return sorted[low] + Int64((fraction * Double(sorted[high] - sorted[low])).rounded())
  }
}
