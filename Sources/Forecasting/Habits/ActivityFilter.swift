internal import Foundation

/// What the rhythm of a deal's activities says about it: a forward filter over whole weeks.
///
/// Hidden state: dormant or active, and for both how busy the deal is against others of its stage
/// and segment, on seven levels g with an autoregressive walk. Activities of a week are Poisson with
/// rate m L0 exp(g / 2), times c while dormant (science-deals.md 3; the forward recursion of
/// Rabiner (1989), *Proceedings of the IEEE* 77, section III.A).
struct ActivityFilter: Sendable {
  /// P(active, g) and P(dormant, g); the eighth place is always 0.
  private var active: SIMD8<Double>
  private var dormant = SIMD8<Double>.zero

  static let rateFactor = 1.2
  static let dormantRate = 0.2
  static let fallingAsleep = 0.02
  static let waking = 0.03
  private static let spread = 0.5
  private static let persistence = 0.9

  private static let levels = SIMD8<Double>(-2, -4.0 / 3, -2.0 / 3, 0, 2.0 / 3, 4.0 / 3, 2, 0)
  private static let start: SIMD8<Double> = normalised { exp(-levels[$0] * levels[$0] / 2) }
  private static let transitions: [SIMD8<Double>] = (0..<7).map { from in
    let variance = 1 - persistence * persistence
    return normalised { to in
      let distance = levels[to] - persistence * levels[from]
      return exp(-distance * distance / (2 * variance))
    }
  }

  /// A deal at its creation: active, of usual busyness.
  init() {
    active = ActivityFilter.start
  }

  /// P(dormant).
  var dormancy: Double { min(1, max(0, dormant.sum())) }

  /// E(g | active); 0 for a deal that is surely dormant.
  var busyness: Double {
    let mass = active.sum()
    return mass > 1e-12 ? (active * ActivityFilter.levels).sum() / mass : 0
  }

  /// A week begins: busyness walks, deals fall asleep and wake.
  mutating func beginWeek() {
    let walkedActive = ActivityFilter.walked(active)
    let walkedDormant = ActivityFilter.walked(dormant)
    active =
      walkedActive * (1 - ActivityFilter.fallingAsleep) + walkedDormant * ActivityFilter.waking
    dormant =
      walkedActive * ActivityFilter.fallingAsleep + walkedDormant * (1 - ActivityFilter.waking)
  }

  /// So many activities were seen where deals of this stage and segment have `usual` on average.
  ///
  /// - Parameter usual: above 0, for the same stretch of time.
  mutating func observe(_ count: Int, usual: Double) {
    let logRate =
      ActivityFilter.levels * ActivityFilter.spread + log(ActivityFilter.rateFactor * usual)
    let events = Double(count)
    // In units of the likeliest state, so that a long silence or a busy week cannot underflow.
    var activeLog = SIMD8<Double>.zero
    var dormantLog = SIMD8<Double>.zero
    var highest = -Double.infinity
    let logDormant = log(ActivityFilter.dormantRate)
    for index in 0..<7 {
      let rate = exp(logRate[index])
      activeLog[index] = events * logRate[index] - rate
      dormantLog[index] =
        events * (logRate[index] + logDormant) - ActivityFilter.dormantRate * rate
      highest = max(highest, activeLog[index], dormantLog[index])
    }
    for index in 0..<7 {
      active[index] *= exp(activeLog[index] - highest)
      dormant[index] *= exp(dormantLog[index] - highest)
    }
    let total = active.sum() + dormant.sum()
    guard total > 1e-300 else {
      self = ActivityFilter()
      return
    }
    active /= total
    dormant /= total
  }

  private static func walked(_ mass: SIMD8<Double>) -> SIMD8<Double> {
    var result = SIMD8<Double>.zero
    for index in 0..<7 { result += transitions[index] * mass[index] }
    return result
  }

  private static func normalised(_ value: (Int) -> Double) -> SIMD8<Double> {
    var result = SIMD8<Double>.zero
    for index in 0..<7 { result[index] = value(index) }
    return result / result.sum()
  }
}
