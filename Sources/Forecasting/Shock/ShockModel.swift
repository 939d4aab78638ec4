internal import Foundation

/// Uncertainty shared by all deals of a period: a common factor and one per segment, on the part
/// of the bookings that is still to come (science-intervals-gap.md 1).
struct ShockModel: Codable, Equatable, Sendable {
  /// Standard deviation of the common factor on the log scale.
  let common: Double
  /// Standard deviation of a segment's own factor.
  let segment: Double
  /// Weight of the relative variance of independent deals: estimation error of the probabilities.
  let estimation: Double
  /// Past periods that told it.
  let periods: Int

  /// A past forecast against what came, for one segment: relative error, and the relative variance
  /// that independent deals alone explain.
  struct PastError: Sendable {
    let error: Double
    let variance: Double
    /// Which of the period's forecasts it belongs to.
    var origin = 0
    /// 1 at the same day of the period, less at others.
    var closeness = 1.0
  }

  static let priorWeight = 8.0

  /// What is assumed before any past forecast was seen.
  static func prior(periodsAhead: Int, grade: Grade) -> (common: Double, segment: Double) {
    let widening = grade == .model ? 1.0 : grade == .pooled ? 2 : 4
    return periodsAhead == 0
      ? (0.04 * widening, 0.06 * widening) : (0.08 * widening, 0.08 * widening)
  }

  /// - Parameters:
  ///   - past: for each past period the errors of its segments, at one or several days.
  ///   - weeksLeft: of the running period.
  init(past: [[PastError]], periodsAhead: Int, weeksLeft: Double, grade: Grade) {
    let prior = ShockModel.prior(periodsAhead: periodsAhead, grade: grade)
    estimation = periodsAhead == 0 ? 0.15 * weeksLeft / 13 : 0.20
    let lambda = estimation
    let groups = past.map(ShockModel.groupCount).max() ?? 1
    let own = prior.common * prior.common + prior.segment * prior.segment
    var all = 0.0
    var crossed = 0.0
    var counted = 0.0
    for segments in past where !segments.isEmpty {
      let weights = segments.map { 1 / ((1 + lambda) * $0.variance + own) }
      let squares = zip(segments, weights).reduce(0) { $0 + $1.0.closeness * $1.1 * $1.1 }
      all +=
        zip(segments, weights).reduce(0) { sum, pair in
          let (segment, weight) = pair
          return sum + segment.closeness * weight * weight
            * (segment.error * segment.error
              - (1 + lambda) * segment.variance)
        } / squares
      crossed += ShockModel.crossMoment(segments, weights) ?? prior.common * prior.common
      counted += 1
    }
    let n0 = ShockModel.priorWeight
    let commonSquare =
      groups > 1
      ? max(0, (crossed + n0 * prior.common * prior.common) / (counted + n0)) : 0
    let segmentSquare = max(0, (all + n0 * own) / (counted + n0) - commonSquare)
    common = commonSquare.squareRoot()
    segment = segmentSquare.squareRoot()
    periods = Int(counted)
  }

  private static func groupCount(_ errors: [PastError]) -> Int {
    Dictionary(errors.map { ($0.origin, 1) }, uniquingKeysWith: +).values.max() ?? 0
  }

  /// C_j: the weighted mean product of the errors of two segments at the same day.
  private static func crossMoment(_ segments: [PastError], _ weights: [Double]) -> Double? {
    var products = 0.0
    var norm = 0.0
    for g in segments.indices {
      for h in segments.indices where h > g && segments[h].origin == segments[g].origin {
        let weight = segments[g].closeness * weights[g] * weights[h]
        products += weight * segments[g].error * segments[h].error
        norm += weight
      }
    }
    return norm > 0 ? products / norm : nil
  }

  /// Standard deviation of a segment's own factor, given the relative variance of its deals.
  func segmentDeviation(variance: Double) -> Double {
    (segment * segment + estimation * variance).squareRoot()
  }
}
