internal import Calendars
internal import Deals
internal import Foundation
internal import Statistics

/// From scored deals to nodes: cells, draws, and the sums over every path.
struct Rollup {
  private let forecaster: Forecaster
  private let target: ForecastTarget
  private let part: TargetModel?
  private let scored: [ScoredDeal]
  private let options: ForecastOptions
  private let baselines: Baselines
  private var cells: [Cell] = []
  private var booked: [Int64] = []
  private var open: [Int64] = []
  private var new: [Int64] = []
  private var stageWeighted: [Int64?] = []
  private var openCount: [Int] = []
  private var bookedBefore: [Double] = []
  private var closedCount: [Int] = []
  private var cellOfScored: [Int] = []
  private var newDeals: [NewDeals] = []

  static let shareWeeks = 26
  static let minimumNodeWins = 10

  private var known: KnownDeals { forecaster.known }

  init(
    forecaster: Forecaster, target: ForecastTarget, part: TargetModel?, scored: [ScoredDeal],
    baselines: Baselines, options: ForecastOptions
  ) {
    self.forecaster = forecaster
    self.target = target
    self.part = part
    self.scored = scored
    self.options = options
    self.baselines = baselines
    collect()
  }

  private func group(ofSegment code: Int32) -> Int {
    guard let part else { return 0 }
    let segments = known.settings.segments.first.map { known.labels(of: $0) } ?? []
    return part.creation.group(of: code < 0 ? nil : segments[Int(code)])
  }

  private func path(_ deal: Int, owner: Int32) -> [String] {
    let owner = owner < 0 ? nil : Int(owner)
    return options.levels.map { level in
      if level == "owner" { return owner.map(known.ownerName) ?? KnownDeals.none }
      return known.label(of: level, deal: deal, owner: owner) ?? KnownDeals.none
    }
  }

  /// Finds the cells and fills their fixed parts.
  private mutating func collect() {
    let entries = forecaster.log.entries
    let segments = (known.settings.segments.first.map { known.labels(of: $0).count } ?? 0)
    let groupOf = (-1..<Int32(segments)).map { group(ofSegment: $0) }
    let entryCells = entries.map { entry in
      Cell(
        path: path(Int(entry.deal), owner: entry.owner),
        group: groupOf[Int(entry.segment) + 1])
    }
    cells = Set(entryCells).sorted()
    let position = Dictionary(uniqueKeysWithValues: zip(cells, cells.indices))
    booked = Array(repeating: 0, count: cells.count)
    open = booked
    new = booked
    openCount = Array(repeating: 0, count: cells.count)
    closedCount = openCount
    bookedBefore = Array(repeating: 0, count: cells.count)
    let start = known.zone.startOfDay(target.start)
    let end = known.zone.startOfDay(target.end)
    let yearBefore = Instant(seconds: known.cutoff.seconds - 365 * 86_400)
    var cellOfDeal: [Int32: Int] = [:]
    for (entry, cell) in zip(entries, entryCells) {
      let index = position[cell] ?? 0
      if entry.closed == DealLog.never { cellOfDeal[entry.deal] = index }
      guard entry.isWon else { continue }
      closedCount[index] += 1
      if start <= entry.closed, entry.closed < end { booked[index] += entry.amount ?? 0 }
      if yearBefore <= entry.closed { bookedBefore[index] += Double(entry.amount ?? 0) }
    }
    cellOfScored = scored.map { cellOfDeal[$0.features.deal] ?? 0 }
    addOpen()
    addStageWeighted()
    addNew(entries, entryCells, position)
  }

  private mutating func addOpen() {
    var sums = [Double](repeating: 0, count: cells.count)
    for (deal, cell) in zip(scored, cellOfScored) {
      sums[cell] += deal.forecast.periodProbability * (deal.amount ?? 0)
      openCount[cell] += 1
    }
    open = sums.map { Int64($0.rounded()) }
  }

  /// Booked, and the open deals due in the period at their stage's historical rate; without stage
  /// history the win rate of all open deals.
  private mutating func addStageWeighted() {
    let hasDates = known.recorded.contains(.closeDay)
    var sums = [Double](repeating: 0, count: cells.count)
    for (deal, cell) in zip(scored, cellOfScored) {
      let isDue = deal.closeDay.map { $0 < target.end && target.start <= $0 } ?? !hasDates
      guard isDue else { continue }
      let rate = deal.forecast.stageWinRate
      let amount = deal.features.amount >= 0 ? Double(deal.features.amount) : deal.amount ?? 0
      sums[cell] += rate * amount
    }
    stageWeighted = zip(booked, sums).map { $0 + Int64($1.rounded()) }
  }

  /// Deals not yet created, given to the cells in which deals were created lately.
  private mutating func addNew(
    _ entries: [DealLog.Entry], _ entryCells: [Cell], _ position: [Cell: Int]
  ) {
    guard let part else { return }
    let from = Instant(seconds: known.cutoff.seconds - Int64(Rollup.shareWeeks) * 7 * 86_400)
    var counts = [Double](repeating: 0, count: cells.count)
    var all = counts
    for (entry, cell) in zip(entries, entryCells) {
      let index = position[cell] ?? 0
      all[index] += 1
      if from <= entry.created { counts[index] += 1 }
    }
    for group in part.creation.groups.indices {
      let expected = part.creation.expectation(
        of: group, from: known.asOf + 1, start: target.start, end: target.end,
        calendar: known.calendar)
      let members = cells.indices.filter { cells[$0].group == group }
      let recent = members.reduce(0) { $0 + counts[$1] }
      let weights = members.map { recent > 0 ? counts[$0] : all[$0] }
      let total = weights.reduce(0, +)
      guard total > 0 else { continue }
      var running = 0.0
      var cumulative: [Double] = []
      for (cell, weight) in zip(members, weights) {
        running += weight / total
        cumulative.append(running)
        new[cell] += Int64((expected.value * weight / total).rounded())
      }
      cumulative[cumulative.count - 1] = 1
      newDeals.append(
        NewDeals(
          group: group, wins: expected.wins, value: expected.value,
          amounts: part.creation.groups[group].curve.amounts, cells: members,
          cumulativeShares: cumulative))
    }
  }

  /// The whole first, then each level's nodes in the order of their paths.
  func nodes() -> [NodeForecast] {
    let draws = simulation()?.draws(workers: options.workers)
    var nodes = [node(prefix: [], draws: draws)]
    for depth in options.levels.indices {
      let prefixes = Set(cells.map { Array($0.path.prefix(depth + 1)) })
      for prefix in prefixes.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
        nodes.append(node(prefix: prefix, draws: draws))
      }
    }
    return nodes
  }

  private func simulation() -> Simulation? {
    guard let part else { return nil }
    let groups = part.creation.groups.count
    let openDeals = zip(scored, cellOfScored).compactMap { deal, cell -> OpenDeal? in
      guard let amount = deal.amount else { return nil }
      return OpenDeal(
        cell: cell, probability: deal.forecast.periodProbability, amount: amount,
        dispersion: deal.dispersion, stream: stableHash64(deal.forecast.id))
    }
    var mean = [Double](repeating: 0, count: groups)
    var variance = mean
    for deal in openDeals {
      let group = cells[deal.cell].group
      mean[group] += deal.probability * deal.amount
      variance[group] +=
        deal.probability * deal.amount * deal.amount * (exp(deal.dispersion) - deal.probability)
    }
    for new in newDeals {
      mean[new.group] += new.value
      variance[new.group] += part.creation.groups[new.group].curve.newVariance(
        CreationModel.Expectation(wins: new.wins, value: new.value))
    }
    return Simulation(
      openDeals: openDeals, newDeals: newDeals, cellGroups: cells.map(\.group),
      shock: part.shock,
      variances: zip(variance, mean).map { $1 > 0 ? $0 / ($1 * $1) : 0 }, seed: options.seed,
      drawCount: options.draws)
  }

  private func node(prefix: [String], draws: CellDraws?) -> NodeForecast {
    let members = cells.indices.filter { cells[$0].path.starts(with: prefix) }
    let won = members.reduce(0) { $0 + booked[$1] }
    var values = draws?.sums(of: members) ?? [0]
    for index in values.indices { values[index] += won }
    values.sort()
    let path = zip(options.levels, prefix).map { PathElement(level: $0, value: $1) }
    let quota = known.quota(
      period: target.id, path: zip(options.levels, prefix).map { (level: $0, value: $1) })
    let lastYear = bookedBefore.reduce(0, +)
    let share = members.reduce(0) { $0 + bookedBefore[$1] } / max(1, lastYear)
    let grade = forecaster.model?.grade ?? .model
    let wins = members.reduce(0) { $0 + closedCount[$1] }
    return NodeForecast(
      path: path, grade: grade == .model && wins < Rollup.minimumNodeWins ? .pooled : grade,
      booked: won, open: members.reduce(0) { $0 + open[$1] },
      new: members.reduce(0) { $0 + new[$1] },
      quantiles: BookingsForecast.probabilities.map { quantile(values, $0) }, quota: quota,
      probabilityOfQuota: quota.map { limit in
        Double(values.count { $0 >= limit }) / Double(values.count)
      },
      stageWeighted: part == nil ? nil : members.reduce(0) { $0 + (stageWeighted[$1] ?? 0) },
      pace: baselines.pace(booked: won, share: share),
      openCount: members.reduce(0) { $0 + openCount[$1] })
  }

  /// Type 7 of Hyndman and Fan (1996), rounded to the minor unit.
  private func quantile(_ sorted: [Int64], _ probability: Double) -> Int64 {
    let position = probability * Double(sorted.count - 1)
    let low = Int(position)
    let high = min(low + 1, sorted.count - 1)
    let fraction = position - Double(low)
    return sorted[low] + Int64((fraction * Double(sorted[high] - sorted[low])).rounded())
  }
}
