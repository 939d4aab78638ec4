internal import Calendars
internal import Deals
internal import Foundation
internal import LinearAlgebra

/// Walks along every deal once and adds it to the sums of the periods in which it took part.
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
  let leaves: [Int]
  let leafCount: Int
  let groupOfSegment: [Int]
  let groupCount: Int
  let odds: [UsualOdds]
  private let startEncoder: FeatureEncoder
  private let nowEncoder: FeatureEncoder

  /// Sums are made in so many parts, whatever the number of workers.
  static let parts = 16

  init(
    plan: FactorPlan, periods: Int, maker: FeatureMaker, amounts: AmountModel,
    deals: [DealForecast], fits: FactorFits, leaves: [Int], leafCount: Int, groupOfSegment: [Int],
    groupCount: Int
  ) {
    self.plan = plan
    moments = Array(plan.moments.prefix(periods + 1))
    self.maker = maker
    log = maker.log
    self.amounts = amounts
    self.deals = Dictionary(deals.map { (Int32($0.deal), $0) }) { first, _ in first }
    self.fits = fits
    self.leaves = leaves
    self.leafCount = leafCount
    self.groupOfSegment = groupOfSegment
    self.groupCount = groupCount
    let known = maker.log.known
    startEncoder = FeatureEncoder(schema: fits.start.schema, known: known)
    nowEncoder = FeatureEncoder(schema: fits.now.schema, known: known)
    let stages = known.settings.stages.openCount
    let closings = log.closings.map { position -> UsualOdds.Closing in
      let entry = maker.log.entries[Int(position)]
      return UsualOdds.Closing(
        closed: entry.closed, segment: groupOfSegment[Int(entry.segment) + 1],
        stage: known.latest(Int(entry.deal)).openStage ?? -1, isWon: entry.isWon)
    }
    odds = moments.map {
      UsualOdds(closings, before: $0.start.moment, segments: groupCount, stages: stages)
    }
  }

  /// By period: leaf x segment; without the deals still to be created.
  func sums(workers: Int) -> [[FactorSums]] {
    let size = leafCount * groupCount
    let count = log.entries.count
    let parts = Parallel.map(count: FactorReplay.parts, workers: workers) { part in
      var sums = [[FactorSums]](
        repeating: Array(repeating: FactorSums(), count: size), count: moments.count)
      let range =
        (part * count / FactorReplay.parts)..<((part + 1) * count / FactorReplay.parts)
      for position in range { add(position, to: &sums) }
      return sums
    }
    var total = parts[0]
    for part in parts.dropFirst() {
      for age in total.indices {
        for cell in total[age].indices { total[age][cell] += part[age][cell] }
      }
    }
    return total
  }

  private func add(_ position: Int, to sums: inout [[FactorSums]]) {
    let entry = log.entries[position]
    let group = groupOfSegment[Int(entry.segment) + 1]
    let cell = leaves[position] * groupCount + group
    // The oldest period first: a deal is walked along once.
    var walk: DealWalk?
    for age in moments.indices.reversed() {
      let moment = moments[age]
      guard entry.created < moment.now.moment else { continue }
      guard moment.start.moment <= entry.closed else { break }
      var current = walk ?? maker.walk(entry)
      add(entry, &current, age: age, group: group, to: &sums[age][cell])
      walk = current
    }
  }

  private func add(
    _ entry: DealLog.Entry, _ walk: inout DealWalk, age: Int, group: Int, to sums: inout FactorSums
  ) {
    let moment = moments[age]
    let isStanding = entry.created < moment.start.moment
    var weight = 1.0
    if isStanding {
      walk.advance(to: moment.start.moment)
      guard walk.timeline.status == .open else { return }
      weight = startChance(walk, entry, age)
    }
    var cohort = FactorCohort()
    cohort.entered = weight
    var timeline = walk.timeline
    timeline.advance(to: moment.now.moment)
    cohort.addSize(timeline.amount.map(Double.init), weight: weight)
    switch timeline.status {
    case .absent: return
    case .open:
      walk.advance(to: moment.now.moment)
      let (chance, amount) = outlook(walk, entry, age)
      cohort.timely = chance
      cohort.won = chance
      cohort.value = chance * (amount ?? 0)
    case .won, .lost:
      // What closed before a period that is yet to begin takes no part in it.
      guard let closed = timeline.closed, plan.ahead == 0, moment.start.moment <= closed
      else { break }
      cohort.timely = odds[age].of(segment: group, stage: timeline.openStage)
      if timeline.status == .won {
        cohort.won = 1
        cohort.value = Double(timeline.amount ?? 0)
      }
    }
    if isStanding { sums.standing += cohort } else { sums.created += cohort }
  }

  private func startChance(_ walk: DealWalk, _ entry: DealLog.Entry, _ age: Int) -> Double {
    if plan.isAtStart { return outlook(walk, entry, age).chance }
    let features = maker.features(walk, entry: entry, at: moments[age].start)
    return startEncoder.chance(features, fits.start.coefficients[age] ?? [])
  }

  /// The chance in the period and the expected amount of an open deal.
  private func outlook(
    _ walk: DealWalk, _ entry: DealLog.Entry, _ age: Int
  ) -> (chance: Double, amount: Double?) {
    if age == 0 {
      guard let deal = deals[entry.deal] else { return (0, nil) }
      return (deal.periodProbability, deal.expectedAmount.map(Double.init))
    }
    let features = maker.features(walk, entry: entry, at: moments[age].now)
    let chance = nowEncoder.chance(features, fits.now.coefficients[age] ?? [])
    return (chance, amounts.expected(features, known: log.known)?.mean)
  }
}
