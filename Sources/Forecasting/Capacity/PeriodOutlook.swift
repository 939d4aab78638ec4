internal import Calendars
internal import Deals
internal import Foundation

/// How the voices that speak of a period are combined.
public enum ForecastMethod: String, Codable, Sendable, CaseIterable {
  /// The pipeline, unless closings are found not to follow it; then the run rate.
  case auto
  /// The pipeline and what is still to be created, whatever the past says of them.
  case bottomUp = "bottom-up"
  /// The run rate of bookings, spread over the pipeline.
  case runRate = "run-rate"
}

/// Standard deviations of the shocks on the log scale.
struct ShockDeviations: Equatable, Sendable {
  let common: Double
  /// By group.
  let own: [Double]
}

/// The open deals of a period with the voices combined: each deal's probability, and by group the
/// factor on what is not yet created.
struct PeriodOutlook: Sendable {
  let scored: [ScoredDeal]
  /// By group of the creation model.
  let newFactors: [Double]
  /// Where past run rates tell the spread; `nil` where the model's own shocks do.
  let deviations: ShockDeviations?
  /// The weight of the pipeline.
  let weight: Double

  static let highestProbability = 0.999

  /// The pipeline alone.
  init(bottomUp scored: [ScoredDeal], groups: Int) {
    self.scored = scored
    newFactors = Array(repeating: 1, count: groups)
    deviations = nil
    weight = 1
  }

  /// Per group: bottom-up^w x run rate^(1 - w), on the bookings of the whole period.
  init(
    _ scored: [ScoredDeal], part: TargetModel, log: DealLog, target: ForecastTarget, weight: Double
  ) {
    let known = log.known
    let segments = known.settings.segments.first.map { known.labels(of: $0) } ?? []
    let creation = part.creation
    let groupOf = [creation.group(of: nil)] + segments.map { creation.group(of: $0) }
    let sums = GroupSums(scored, part: part, log: log, target: target, groupOf: groupOf)
    let rate = RunRate(log, target: target, groupOf: groupOf, groupCount: creation.groups.count)
    let factors = sums.rest.mean.indices.map { group -> Double in
      guard sums.rest.mean[group] > 0 else { return 1 }
      let pipeline = sums.booked[group] + sums.rest.mean[group]
      let usual = sums.booked[group] + rate.remaining[group]
      let blended = pow(pipeline, weight) * pow(usual, 1 - weight)
      return max(0, blended - sums.booked[group]) / sums.rest.mean[group]
    }
    self.scored = scored.map { deal in
      deal.scaled(
        by: factors[groupOf[Int(deal.features.segment) + 1]],
        highest: PeriodOutlook.highestProbability)
    }
    newFactors = factors
    self.weight = weight
    let whole = sums.rest.mean.reduce(0, +)
    let variance = whole > 0 ? sums.rest.variance.reduce(0, +) / (whole * whole) : 0
    // The shocks give what the chance of single deals does not.
    let common = max(0, rate.totalDeviation * rate.totalDeviation - variance)
    let own = sums.rest.relativeVariances.map {
      max(0, rate.groupDeviation * rate.groupDeviation - common - $0)
    }
    deviations = ShockDeviations(
      common: common.squareRoot(),
      own: sums.rest.mean.count > 1 ? own.map { $0.squareRoot() } : [0])
  }
}

/// What a period holds by group before anything is combined.
private struct GroupSums {
  /// Open deals and those not yet created.
  var rest: GroupMoments
  var booked: [Double]

  init(
    _ scored: [ScoredDeal], part: TargetModel, log: DealLog, target: ForecastTarget, groupOf: [Int]
  ) {
    let known = log.known
    let creation = part.creation
    rest = GroupMoments(groups: creation.groups.count)
    booked = Array(repeating: 0, count: creation.groups.count)
    for deal in scored {
      guard let amount = deal.amount else { continue }
      rest.add(
        probability: deal.forecast.periodProbability, amount: amount, dispersion: deal.dispersion,
        to: groupOf[Int(deal.features.segment) + 1])
    }
    for group in creation.groups.indices {
      let new = creation.expectation(
        of: group, from: known.asOf + 1, start: target.start, end: target.end,
        calendar: known.calendar)
      rest.add(new, curve: creation.groups[group].curve, to: group)
    }
    let start = known.zone.startOfDay(target.start)
    let end = known.zone.startOfDay(target.end)
    for position in log.closings(from: start, to: end) {
      let entry = log.entries[Int(position)]
      guard entry.isWon else { continue }
      booked[groupOf[Int(entry.segment) + 1]] += Double(entry.amount ?? 0)
    }
  }
}
