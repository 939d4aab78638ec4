internal import Calendars
internal import Deals
internal import Foundation
internal import LinearAlgebra

/// Walks along every deal once and tells what it adds to the periods in which it took part.
struct FactorReplay: Sendable {
  let plan: FactorPlan
  /// The periods that are replayed: today and the usable past ones.
  let moments: [FactorPlan.Moment]
  let log: DealLog
  let maker: FeatureMaker
  let amounts: AmountModel
  /// The deals of the forecast, by their position.
  let deals: [Int32: DealForecast]
  let fits: FactorFits
  let groupOfSegment: [Int]
  /// What closings that do not follow the pipeline leave of it, by group; 1 where they do.
  let factors: [Double]
  let progress: StageProgress
  private let startEncoder: FeatureEncoder
  private let nowEncoder: FeatureEncoder

  /// The work is cut into so many parts, whatever the number of workers.
  static let parts = 16

  init(
    plan: FactorPlan, periods: Int, maker: FeatureMaker, amounts: AmountModel,
    deals: [DealForecast], fits: FactorFits, groupOfSegment: [Int],
    factors: [Double]
  ) {
    self.plan = plan
    moments = Array(plan.moments.prefix(periods + 1))
    self.maker = maker
    log = maker.log
    self.amounts = amounts
    self.deals = Dictionary(deals.map { (Int32($0.deal), $0) }) { first, _ in first }
    self.fits = fits
    self.groupOfSegment = groupOfSegment
    self.factors = factors
    progress = StageProgress(maker.log)
    startEncoder = FeatureEncoder(schema: fits.start.schema, known: maker.log.known)
    nowEncoder = FeatureEncoder(schema: fits.now.schema, known: maker.log.known)
  }

  /// By period the records, each with the position of its entry in the log.
  func records(workers: Int) -> [[(entry: Int, record: FactorRecord)]] {
    let count = log.entries.count
    let parts = Parallel.map(count: FactorReplay.parts, workers: workers) { part in
      var found = [[(entry: Int, record: FactorRecord)]](repeating: [], count: moments.count)
      let range =
        (part * count / FactorReplay.parts)..<((part + 1) * count / FactorReplay.parts)
      for position in range { add(position, to: &found) }
      return found
    }
    return moments.indices.map { age in parts.flatMap { $0[age] } }
  }

  private func add(_ position: Int, to found: inout [[(entry: Int, record: FactorRecord)]]) {
    let entry = log.entries[position]
    // The oldest period first: a deal is walked along once.
    var walk: DealWalk?
    for age in moments.indices.reversed() {
      let moment = moments[age]
      guard entry.created < moment.now.moment else { continue }
      guard moment.start.moment <= entry.closed else { break }
      var current = walk ?? maker.walk(entry)
      if let record = record(position, &current, age) {
        found[age].append((position, record))
      }
      walk = current
    }
  }

  private func record(_ position: Int, _ walk: inout DealWalk, _ age: Int) -> FactorRecord? {
    let entry = log.entries[position]
    let moment = moments[age]
    var record = FactorRecord(
      segment: Int32(groupOfSegment[Int(entry.segment) + 1]),
      isStanding: entry.created < moment.start.moment, weights: SIMD8(repeating: 1))
    if record.isStanding {
      walk.advance(to: moment.start.moment)
      guard walk.timeline.status == .open else { return nil }
      record.weights = startChances(walk, entry, age)
    }
    var timeline = walk.timeline
    timeline.advance(to: moment.now.moment)
    if let amount = timeline.amount, amount > 0 { record.logSize = Foundation.log(Double(amount)) }
    for exit in progress.exits(of: position)
    where moment.start.moment <= exit.at && exit.at < moment.now.moment {
      if exit.isAdvance {
        record.passed |= 1 << UInt64(exit.level)
      } else {
        record.lostAt = Int8(exit.level)
      }
    }
    switch timeline.status {
    case .absent: return nil
    case .open:
      walk.advance(to: moment.now.moment)
      let outlook = outlook(walk, entry, age)
      record.won = outlook.chance
      record.usual = outlook.usual
      record.value = outlook.chance * (outlook.amount ?? 0)
    case .won:
      // What was won before a period that is yet to begin takes no part in it.
      guard let closed = timeline.closed, plan.ahead == 0, moment.start.moment <= closed
      else { break }
      record.won = 1
      record.usual = 1
      record.value = Double(timeline.amount ?? 0)
    case .lost: break
    }
    return record
  }

  /// The chances at the start by the fit of the period, of the next one, ...
  private func startChances(
    _ walk: DealWalk, _ entry: DealLog.Entry, _ age: Int
  ) -> SIMD8<Double> {
    let features = maker.features(walk, entry: entry, at: moments[age].start)
    var chances = SIMD8<Double>(repeating: 0)
    for later in 0...min(age, FactorHistory.referencePeriods) {
      chances[later] = startEncoder.chance(features, fits.start.coefficients[age - later] ?? [])
    }
    // The forecast's own, as the pipeline alone has it.
    if plan.isAtStart, age == 0, let deal = deals[entry.deal] {
      let factor = factors[groupOfSegment[Int(entry.segment) + 1]]
      if factor > 0 { chances[0] = min(1, deal.periodProbability / factor) }
    }
    return chances
  }

  /// The chance in the period of an open deal, the one with the records of the start, and the
  /// expected amount.
  private func outlook(
    _ walk: DealWalk, _ entry: DealLog.Entry, _ age: Int
  ) -> (chance: Double, usual: Double, amount: Double?) {
    let moment = moments[age]
    let coefficients = fits.now.coefficients[age] ?? []
    let features = maker.features(walk, entry: entry, at: moment.now)
    let before = maker.features(
      walk, entry: entry, at: moment.now, recordsAt: moment.start.moment)
    let chance = nowEncoder.chance(features, coefficients)
    let usual = nowEncoder.chance(before, coefficients)
    guard age == 0 else {
      return (chance, usual, amounts.expected(features, known: log.known)?.mean)
    }
    guard let deal = deals[entry.deal] else { return (0, 0, nil) }
    // The forecast's own, to which more may have been done.
    return (
      deal.periodProbability, deal.periodProbability * (chance > 0 ? usual / chance : 1),
      deal.expectedAmount.map(Double.init)
    )
  }
}
