internal import Forecasting
internal import Foundation

/// The bookings of a segment as products of factors, each of which may be taken from the reference
/// or from today (science-intervals-gap.md 3.2):
/// F = n (E/n) (W/E) z [V/(W z)] + C (E'/C) (W'/E') z' [V'/(W' z')].
struct FactorGame {
  /// The factors of one cohort; their product is its value.
  struct Ratios: Equatable {
    var entered: Double
    var timing: Double
    var conversion: Double
    var size: Double
    var mix: Double

    var value: Double { entered * timing * conversion * size * mix }
  }

  /// Ratios over fewer wins than this are not defined.
  static let minimumWins = 0.3

  let reference: (standing: Ratios, created: Ratios)
  let current: (standing: Ratios, created: Ratios)
  /// What the factors do not account for, where one of them was not defined.
  let rest: Double

  /// - Parameters:
  ///   - current: the sums of the period.
  ///   - past: those of the reference periods.
  ///   - growth: of creation from these to the period.
  init(current: FactorSums, past: [FactorSums], growth: Double) {
    var sum = FactorSums()
    for sums in past { sum += sums }
    let scale = growth / Double(max(1, past.count))
    let standing = FactorGame.ratios(current.standing, sum.standing, scale: scale)
    let created = FactorGame.ratios(current.created, sum.created, scale: scale)
    self.current = (standing.current, created.current)
    reference = (standing.reference, created.reference)
    rest =
      current.bookings - standing.current.value - created.current.value
  }

  /// What the bookings would be with the factors of `coalition` from today and the others from the
  /// reference; bits in the order of ``GapCause/factors``.
  func bookings(_ coalition: Int) -> Double {
    FactorGame.value(reference.standing, coalition, current.standing, door: 0)
      + FactorGame.value(reference.created, coalition, current.created, door: 1)
  }

  /// What each factor adds to the reference, in the order of ``GapCause/factors``; with the rest in
  /// the mix they sum to the bookings less the reference.
  var lines: [Double] {
    var lines = Shapley.values(players: GapCause.factors.count, game: bookings)
    lines[lines.count - 1] += rest
    return lines
  }

  /// - Parameter door: the bit of the cohort's own factor.
  private static func value(
    _ reference: Ratios, _ coalition: Int, _ current: Ratios, door: Int
  ) -> Double {
    func pick(_ bit: Int, _ factor: KeyPath<Ratios, Double>) -> Double {
      coalition >> bit & 1 == 1 ? current[keyPath: factor] : reference[keyPath: factor]
    }
    return pick(door, \.entered) * pick(2, \.timing) * pick(3, \.conversion) * pick(4, \.size)
      * pick(5, \.mix)
  }

  /// The factors of a cohort; what is not defined in one takes the value of the other.
  private static func ratios(
    _ current: FactorCohort, _ past: FactorCohort, scale: Double
  ) -> (current: Ratios, reference: Ratios) {
    let timing = both(
      ratio(current.timely, current.entered), ratio(past.timely, past.entered))
    let conversion = both(ratio(current.won, current.timely), ratio(past.won, past.timely))
    let size = both(typicalSize(current), typicalSize(past))
    let mix = both(
      ratio(current.value, current.won).map { $0 / size.0 },
      ratio(past.value, past.won).map { $0 / size.1 })
    return (
      Ratios(
        entered: current.entered, timing: timing.0, conversion: conversion.0, size: size.0,
        mix: mix.0),
      Ratios(
        entered: past.entered * scale, timing: timing.1, conversion: conversion.1, size: size.1,
        mix: mix.1)
    )
  }

  private static func both(_ current: Double?, _ past: Double?) -> (Double, Double) {
    (current ?? past ?? 1, past ?? current ?? 1)
  }

  private static func ratio(_ value: Double, _ count: Double) -> Double? {
    count >= minimumWins ? value / count : nil
  }

  private static func typicalSize(_ cohort: FactorCohort) -> Double? {
    cohort.sized > 0 ? exp(cohort.logSize / cohort.sized) : nil
  }
}
