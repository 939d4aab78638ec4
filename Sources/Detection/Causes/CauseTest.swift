internal import Foundation
internal import Statistics

/// Whether a line is more than what lines do in ordinary periods.
struct CauseTest {
  /// Weight of the usual deviation, in periods.
  static let priorPeriods = 4.0
  /// Causes are named where no more than this share of ordinary periods has one named.
  static let level = 0.05

  /// The lines of past periods at this day as shares of their references, period by period.
  let past: [[Double]]
  /// What the usual variance is multiplied by: a part of a company swings more than the whole.
  var widening = 1.0

  /// Two-sided p-value of a line: t with n + 4 degrees of freedom on
  /// sd^2 = (sum of past squares + 4 usual^2) / (n + 4).
  ///
  /// - Returns: `nil` for a line that has never been anything but 0.
  func pValue(_ share: Double, of factor: Int) -> Double? {
    let own = past.map { $0[factor] }
    guard share != 0 || own.contains(where: { $0 != 0 }) else { return nil }
    let usual = GapCause.factors[factor].usualDeviation
    let weight = Double(own.count) + CauseTest.priorPeriods
    let squares = own.reduce(0) { $0 + $1 * $1 }
    let variance = (squares + CauseTest.priorPeriods * usual * usual * widening) / weight
    guard let student = try? StudentT(degreesOfFreedom: weight) else { return nil }
    return min(1, 2 * student.survival(abs(share) / variance.squareRoot()))
  }

  /// The factors whose lines stand out after Holm (1979) among all that have a p-value.
  static func standingOut(_ pValues: [Double?]) -> Set<Int> {
    let known = pValues.indices.filter { pValues[$0] != nil }
    let adjusted = (try? AdjustedPValues.holm(known.compactMap { pValues[$0] })) ?? []
    return Set(zip(known, adjusted).filter { $0.1 < level }.map(\.0))
  }
}
