import Foundation
import TestSupport
import Testing

// The game has no package face; the lines of a gap show its result only.
@testable import Detection
@testable import Forecasting

@Suite("Factors of a segment's bookings")
struct FactorGameTests {
  /// n = 10, E/n = .8, W/E = .75, z = 100, V/(W z) = 1.25: V = 750.
  private static let usual = FactorCohort(
    entered: 10, timely: 8, won: 6, value: 750, sized: 4, logSize: 4 * log(100))

  private func lines(
    _ current: FactorCohort, past: FactorCohort = usual, growth: Double = 1
  ) -> [Double] {
    FactorGame(
      current: FactorSums(standing: current),
      past: Array(repeating: FactorSums(standing: past), count: 4), growth: growth
    ).lines
  }

  /// Line i is `expected`, the others are nothing.
  private func expectOnly(_ factor: GapCause, _ expected: Double, _ lines: [Double]) {
    for (cause, line) in zip(GapCause.factors, lines) {
      #expect(
        agree(line, cause == factor ? expected : 0, within: handComputationError), "\(cause)")
    }
  }

  @Test("one factor alone has the whole change")
  func alone() {
    var deal = Self.usual
    for key in [\FactorCohort.entered, \.timely, \.won, \.value] { deal[keyPath: key] *= 0.6 }
    expectOnly(.coverage, -300, lines(deal))
    deal = Self.usual
    for key in [\FactorCohort.timely, \.won, \.value] { deal[keyPath: key] *= 0.6 }
    expectOnly(.timing, -300, lines(deal))
    deal = Self.usual
    for key in [\FactorCohort.won, \.value] { deal[keyPath: key] *= 0.6 }
    expectOnly(.conversion, -300, lines(deal))
    deal = Self.usual
    deal.value *= 0.6
    expectOnly(.mix, -300, lines(deal))
    deal.logSize = 4 * log(60)
    expectOnly(.size, -300, lines(deal))
    let game = FactorGame(
      current: FactorSums(created: Self.usual),
      past: Array(repeating: FactorSums(created: Self.usual), count: 4), growth: 1.2)
    expectOnly(.creation, -150, game.lines)
    #expect(agree(game.bookings(0), 900, within: handComputationError))
  }

  @Test("of two factors each has its change at the mean of the other")
  func two() {
    var current = Self.usual
    current.entered *= 2
    current.timely *= 2
    current.won *= 3
    current.value *= 3
    // 750 x 2 x 1.5: coverage 750 (2 - 1)(1 + 1.5)/2, conversion 750 (1.5 - 1)(1 + 2)/2.
    let found = lines(current)
    #expect(agree(found[0], 937.5, within: handComputationError))
    #expect(agree(found[3], 562.5, within: handComputationError))
    #expect(agree(found.reduce(0, +), 1_500, within: handComputationError))
  }

  @Test("ratios over too few wins take the reference; what they leave open is in the mix")
  func undefined() {
    // Nobody won, and hardly anything is expected: conversion is as ever, not none.
    let bare = FactorCohort(
      entered: 10, timely: 0.2, won: 0.1, value: 5, sized: 4, logSize: 4 * log(100))
    let game = FactorGame(
      current: FactorSums(standing: bare),
      past: Array(repeating: FactorSums(standing: Self.usual), count: 4), growth: 1)
    #expect(game.current.standing.conversion == 0.75)
    #expect(agree(game.current.standing.mix, 1.25, within: handComputationError))
    // n (E/n) (W/E) z m = 10 x .02 x .75 x 100 x 1.25 = 18.75; the value is 5.
    #expect(agree(game.rest, 5 - 18.75, within: handComputationError))
    #expect(agree(game.lines[3], 0, within: handComputationError))
    #expect(agree(game.lines.reduce(0, +), 5 - 750, within: handComputationError))
  }

  @Test("a segment without a past has all its bookings from what stood and what was created")
  func newSegment() {
    let found = lines(Self.usual, past: FactorCohort())
    expectOnly(.coverage, 750, found)
  }

  @Test("nothing at all gives nothing")
  func nothing() {
    #expect(lines(FactorCohort(), past: FactorCohort()).allSatisfy { $0 == 0 })
  }
}
