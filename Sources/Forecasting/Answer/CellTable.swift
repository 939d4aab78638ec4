internal import Calendars
internal import Deals

/// What is known of the deals of one cell before anything is drawn.
struct CellParts: Sendable {
  /// Won in the period so far, minor units.
  var booked: Int64 = 0
  /// Expected of open deals.
  var open: Int64 = 0
  /// Expected of deals not yet created.
  var new: Int64 = 0
  /// What of both is people's judgement.
  var judgedOpen: Int64 = 0
  var judgedNew: Int64 = 0
  /// Booked and the open deals due in the period at their stages' past rates.
  var stageWeighted: Int64 = 0
  /// What the due part of it yielded in the past, without booked.
  var pipelineYield: Int64 = 0
  /// Won in the same period a year before.
  var lastYear: Int64 = 0
  var openCount = 0
  var wonCount = 0
  /// Won in the last year, minor units.
  var wonLately: Int64 = 0
}

/// The cells of a roll-up with their parts, the open deals in them, and the deals still to come.
struct CellTable: Sendable {
  /// In the order of their paths.
  let cells: [Cell]
  private(set) var parts: [CellParts]
  /// What judgement multiplies the amounts of each cell by.
  let cellFactors: [Double]
  /// The cell of each scored deal.
  let cellOfScored: [Int]
  /// One per segment group that expects any.
  private(set) var newDeals: [NewDeals] = []

  /// Cells get the deals yet to be created as they got those of so many last weeks.
  static let shareWeeks = 26

  init(
    forecaster: Forecaster, target: ForecastTarget, part: TargetModel?, outlook: PeriodOutlook,
    baselines: Baselines, levels: [String], judgement: JudgementAdjustment?
  ) {
    let scored = outlook.scored
    let known = forecaster.known
    let entries = forecaster.log.entries
    let groupOfSegment = CellTable.groups(known, part)
    var index = PathIndex(levels: levels, known: known)
    let groupCount = max(1, part?.creation.groups.count ?? 1)
    var places = CalledPlaces(judgement, known: known)
    let kinds = groupCount * places.factors.count
    // A cell's raw number is (leaf * groups + group) * places + place, until the cells are in order.
    let rawCell = entries.map { entry in
      index.leaf(Int(entry.deal), owner: entry.owner) * kinds
        + groupOfSegment[Int(entry.segment) + 1] * places.factors.count + places.place(of: entry)
    }
    let used = Set(rawCell).map { raw in
      (
        cell: Cell(raw: raw, paths: index.paths, kinds: kinds, places: places.factors.count),
        raw: raw
      )
    }.sorted { $0.cell < $1.cell }
    var position = [Int](repeating: 0, count: index.paths.count * kinds)
    for (place, cell) in used.enumerated() { position[cell.raw] = place }
    cells = used.map(\.cell)
    cellFactors = cells.map { places.factors[$0.place] }
    parts = Array(repeating: CellParts(), count: cells.count)
    var cellOfDeal: [Int32: Int] = [:]
    for (entry, raw) in zip(entries, rawCell) where entry.closed == DealLog.never {
      cellOfDeal[entry.deal] = position[raw]
    }
    cellOfScored = scored.map { cellOfDeal[$0.features.deal] ?? 0 }
    addWon(forecaster.log, target: target, lastYear: baselines.lastYear) { position[rawCell[$0]] }
    addOpen(
      scored, target: target, hasCloseDays: known.recorded.contains(.closeDay),
      yield: baselines.yield)
    if let part {
      addNew(
        forecaster.log, target: target, creation: part.creation, factors: outlook.newFactors
      ) { position[rawCell[$0]] }
    }
  }

  /// The group of each segment code, that of -1 first.
  private static func groups(_ known: KnownDeals, _ part: TargetModel?) -> [Int] {
    let segments = known.settings.segments.first.map { known.labels(of: $0) } ?? []
    guard let part else { return Array(repeating: 0, count: segments.count + 1) }
    return [part.creation.group(of: nil)] + segments.map { part.creation.group(of: $0) }
  }

  private mutating func addWon(
    _ log: DealLog, target: ForecastTarget, lastYear: (start: Day, end: Day)?,
    cell: (Int) -> Int
  ) {
    let before = lastYear.map {
      (start: log.known.zone.startOfDay($0.start), end: log.known.zone.startOfDay($0.end))
    }
    let start = log.known.zone.startOfDay(target.start)
    let end = log.known.zone.startOfDay(target.end)
    let yearBefore = Instant(seconds: log.known.cutoff.seconds - 365 * 86_400)
    for (position, entry) in log.entries.enumerated() where entry.isWon {
      let cell = cell(position)
      let amount = entry.amount ?? 0
      parts[cell].wonCount += 1
      if start <= entry.closed, entry.closed < end { parts[cell].booked += amount }
      if yearBefore <= entry.closed { parts[cell].wonLately += amount }
      if let before, before.start <= entry.closed, entry.closed < before.end {
        parts[cell].lastYear += amount
      }
    }
  }

  private mutating func addOpen(
    _ scored: [ScoredDeal], target: ForecastTarget, hasCloseDays: Bool, yield: PipelineYield
  ) {
    for cell in cells.indices { parts[cell].stageWeighted = parts[cell].booked }
    // Rounded deal by deal, so that a sum does not depend on how it is cut.
    for (deal, cell) in zip(scored, cellOfScored) {
      parts[cell].openCount += 1
      let expected = deal.forecast.periodProbability * (deal.amount ?? 0)
      let own = Int64(expected.rounded())
      let judged = Int64((expected * cellFactors[cell]).rounded())
      parts[cell].open += judged
      parts[cell].judgedOpen += judged - own
      let isDue = deal.closeDay.map { target.start <= $0 && $0 < target.end } ?? !hasCloseDays
      if isDue {
        parts[cell].stageWeighted += Int64(
          (deal.forecast.stageWinRate * deal.writtenAmount).rounded())
        // A blank amount counts for nothing, as it did where the yield was learnt.
        if let uplift = yield.uplift(ofSegment: Int32(deal.features.segment)),
          deal.features.amount >= 0
        {
          parts[cell].pipelineYield += Int64(
            (uplift * deal.forecast.stageWinRate * Double(deal.features.amount)).rounded())
        }
      }
    }
  }

  private mutating func addNew(
    _ log: DealLog, target: ForecastTarget, creation: CreationModel, factors: [Double],
    cell: (Int) -> Int
  ) {
    let known = log.known
    let from = Instant(seconds: known.cutoff.seconds - Int64(CellTable.shareWeeks) * 7 * 86_400)
    var recent = [Double](repeating: 0, count: cells.count)
    var all = recent
    for (position, entry) in log.entries.enumerated() {
      let cell = cell(position)
      all[cell] += 1
      if from <= entry.created { recent[cell] += 1 }
    }
    for group in creation.groups.indices {
      let expected = creation.expectation(
        of: group, from: known.asOf + 1, start: target.start, end: target.end,
        calendar: known.calendar
      ).scaled(by: factors[group])
      // By called node first, so that neither sums nor draws of one depend on the cut.
      let members = cells.indices.filter { cells[$0].group == group }.sorted {
        (cells[$0].place, $0) < (cells[$1].place, $1)
      }
      let hasRecent = members.contains { recent[$0] > 0 }
      let weights = members.map { hasRecent ? recent[$0] : all[$0] }
      let total = weights.reduce(0, +)
      guard total > 0 else { continue }
      var running = 0.0
      var given: Int64 = 0
      var judged = JudgedShare()
      var cumulative: [Double] = []
      for (cell, weight) in zip(members, weights) {
        running += weight
        cumulative.append(running / total)
        // What is given up to here is rounded, so that the whole does not depend on the cut.
        let upToHere = Int64((expected.value * running / total).rounded())
        let own = upToHere - given
        given = upToHere
        let scaled = judged.add(own, place: cells[cell].place, factor: cellFactors[cell])
        parts[cell].new += scaled
        parts[cell].judgedNew += scaled - own
      }
      cumulative[cumulative.count - 1] = 1
      newDeals.append(
        NewDeals(
          group: group, wins: expected.wins, value: expected.value,
          amounts: creation.groups[group].curve.amounts, cells: members,
          cumulativeShares: cumulative))
    }
  }
}
