internal import Forecasting
internal import Foundation
internal import Statistics

/// The needed pipeline as if bookings were lognormal: the check of what the draws say, and the answer
/// where there are none (science-intervals-gap.md 3.1).
enum ClosedFormNeed {
  /// From the 10 and 90 % quantiles, as if the distribution were normal between them.
  static func deviation(_ node: NodeForecast) -> Double {
    Double(node.quantiles[6] - node.quantiles[2]) / (2 * 1.281_551_565_544_600_4)
  }

  /// G <- max(0, G + .7 [Q exp(z s + s^2/2) - (m + G kappa)] / kappa); `nil` when creation on that
  /// scale has never been seen.
  static func solve(
    quota: Double, mean: Double, deviation: Double, probability: Double, outlook: CreationOutlook
  ) -> Double? {
    guard outlook.yield > 0 else { return nil }
    let z = NormalDistribution.standard.quantile(probability)
    var created = max(0, (quota - mean) / outlook.yield)
    for _ in 0..<200 {
      let expected = max(1, mean + created * outlook.yield)
      let variance = deviation * deviation + created * outlook.secondMoment
      let s2 = log1p(variance / (expected * expected))
      let aim = quota * exp(z * s2.squareRoot() + s2 / 2)
      let step = 0.7 * (aim - expected) / outlook.yield
      created = max(0, created + step)
      if abs(step) < 1e-6 * max(1, created) { break }
    }
    guard created.isFinite, created <= outlook.largestCreated else { return nil }
    return created
  }
}
