import Foundation
import Statistics
import TestSupport
import Testing

// The draws have no package face; a forecast shows their quantiles only.
@testable import Forecasting

@Suite("Simulation")
struct SimulationTests {
  private func simulation(
    open: [OpenDeal] = [], new: [NewDeals] = [], cells: Int = 1, shock: ShockModel? = nil,
    seed: UInt64 = 7, draws: Int = 4_000
  ) -> Simulation {
    Simulation(
      openDeals: open, newDeals: new, cellGroups: Array(repeating: 0, count: cells),
      shock: shock ?? SimulationTests.withoutShock, variances: [0], seed: seed, drawCount: draws)
  }

  /// Past errors far below chance leave no shock at all.
  private static var withoutShock: ShockModel {
    ShockModel(
      past: Array(repeating: [.init(error: 0, variance: 0.5)], count: 200), periodsAhead: 0,
      weeksLeft: 0, grade: .model)
  }

  private func moments(_ values: [Int64]) -> (mean: Double, variance: Double) {
    let numbers = values.map(Double.init)
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    let square = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, square / Double(numbers.count - 1))
  }

  @Test(
    "wins of unlikely deals come as often, as far apart and in as many draws as chance has them")
  func jumps() {
    // 2,000 blocks of 250 draws at p = .03: the count is binomial, gaps are geometric.
    let p = 0.03
    var wins = 0
    var firstDraw = 0
    var gaps: [Int] = []
    for block in 0..<2_000 {
      var random = RandomStream(seed: 3, stream: 9, substream: UInt64(block))
      var draws = WinDraws(probability: p)
      var last: Int?
      while let draw = draws.next(below: 250, &random) {
        #expect((0..<250).contains(draw))
        if let last { gaps.append(draw - last) }
        if draw == 0 { firstDraw += 1 }
        last = draw
        wins += 1
      }
    }
    let deviation = (500_000 * p * (1 - p)).squareRoot()
    #expect(abs(Double(wins) - 500_000 * p) < 4 * deviation)
    #expect(abs(Double(firstDraw) - 2_000 * p) < 4 * (2_000 * p * (1 - p)).squareRoot())
    let next = Double(gaps.count { $0 == 1 }) / Double(gaps.count)
    #expect(abs(next - p) < 0.01)
    var none = WinDraws(probability: 0)
    var sure = WinDraws(probability: 1)
    var random = RandomStream(seed: 1, stream: 1, substream: 0)
    #expect(none.next(below: 250, &random) == nil)
    for draw in 0..<250 { #expect(sure.next(below: 250, &random) == draw) }
    #expect(sure.next(below: 250, &random) == nil)
  }

  @Test("equal deals give the binomial distribution")
  func binomial() throws {
    #expect(SimulationTests.withoutShock.segment == 0)
    let n = 20
    let p = 0.3
    let deals = (0..<n).map {
      OpenDeal(cell: 0, probability: p, amount: 1, dispersion: 0, stream: UInt64($0))
    }
    let draws = simulation(open: deals).draws(workers: 2).sums(of: [0])
    let count = Double(draws.count)
    var below = 0.0
    var term = pow(1 - p, Double(n))
    for wins in 0...n {
      below += term
      let share = Double(draws.count { $0 <= Int64(wins) }) / count
      let error = (below * max(0, 1 - below) / count).squareRoot()
      #expect(abs(share - below) <= simulationStandardErrors * error + 1 / count, "\(wins) wins")
      term *= Double(n - wins) / Double(wins + 1) * p / (1 - p)
    }
    // An 80 % interval of the draws holds what the binomial says it holds.
    let sorted = draws.sorted()
    let inside = draws.count { sorted[399] <= $0 && $0 <= sorted[3_599] }
    #expect(Double(inside) / count >= 0.8)
  }

  @Test("the mean and variance of open deals are sum p a and sum a^2 (p e^nu - p^2)")
  func openDeals() {
    let deals = (0..<40).map { index -> OpenDeal in
      let probability: Double = 0.1 + 0.02 * Double(index)
      let amount: Double = 1e6 * Double(1 + index % 5)
      return OpenDeal(
        cell: index % 2, probability: probability, amount: amount, dispersion: 0.06,
        stream: UInt64(1_000 + index))
    }
    let found = moments(simulation(open: deals, cells: 2).draws(workers: 1).sums(of: [0, 1]))
    let mean = deals.reduce(0) { $0 + $1.probability * $1.amount }
    let variance = deals.reduce(0.0) { sum, deal in
      let square: Double = deal.amount * deal.amount
      return sum + deal.probability * square * (exp(0.06) - deal.probability)
    }
    #expect(abs(found.mean - mean) <= simulationStandardErrors * (variance / 4_000).squareRoot())
    // The variance of a sum of 40 has a standard error of about sqrt(2/B).
    #expect(
      abs(found.variance / variance - 1)
        <= simulationStandardErrors * (2 / 4_000.0).squareRoot())
  }

  @Test("deals not yet created are a compound Poisson sum with the expected value")
  func newDeals() {
    let amounts = [1e6, 2e6, 3e6, 6e6]
    let new = NewDeals(
      group: 0, wins: 4, value: 18e6, amounts: amounts, cells: [0, 1],
      cumulativeShares: [0.25, 1])
    let draws = simulation(new: [new], cells: 2).draws(workers: 1)
    let all = moments(draws.sums(of: [0, 1]))
    // Amounts are scaled by 18 / (4 * 3) = 1.5; E a^2 = 12.5 * 2.25.
    let variance = 4 * 12.5e12 * 2.25
    #expect(abs(all.mean - 18e6) <= simulationStandardErrors * (variance / 4_000).squareRoot())
    let first = moments(draws.sums(of: [0]))
    #expect(
      abs(first.mean - 4.5e6) <= simulationStandardErrors * (variance / 4 / 4_000).squareRoot())
  }

  @Test("shocks widen the draws, and leave their mean where it is")
  func shocks() {
    let shock = ShockModel(past: [], periodsAhead: 1, weeksLeft: 13, grade: .pooled)
    let deal = OpenDeal(cell: 0, probability: 1, amount: 1e8, dispersion: 0, stream: 1)
    let found = moments(simulation(open: [deal], shock: shock).draws(workers: 1).sums(of: [0]))
    let square = shock.common * shock.common + shock.segment * shock.segment
    let variance = 1e16 * (exp(square) - 1)
    #expect(abs(found.mean - 1e8) <= simulationStandardErrors * (variance / 4_000).squareRoot())
    #expect(
      abs(found.variance / variance - 1) <= simulationStandardErrors * (4 / 4_000.0).squareRoot())
  }

  @Test("the draws do not depend on workers or on the order of the deals; they do on the seed")
  func sameDraws() {
    let deals = (0..<60).map {
      OpenDeal(
        cell: $0 % 3, probability: 0.4, amount: 12_345.67, dispersion: 0.1, stream: UInt64($0))
    }
    let expected = simulation(open: deals, cells: 3, draws: 1_030).draws(workers: 1).sums(of: 0..<3)
    for workers in [2, 8] {
      let found = simulation(open: deals, cells: 3, draws: 1_030).draws(workers: workers)
      #expect(found.sums(of: 0..<3) == expected)
    }
    let reversed = simulation(open: deals.reversed(), cells: 3, draws: 1_030).draws(workers: 1)
    #expect(reversed.sums(of: 0..<3) == expected)
    let other = simulation(open: deals, cells: 3, seed: 8, draws: 1_030).draws(workers: 1)
    #expect(other.sums(of: 0..<3) != expected)
    let parts = (0..<3).map { reversed.sums(of: [$0]) }
    #expect(
      expected.indices.allSatisfy { parts[0][$0] + parts[1][$0] + parts[2][$0] == expected[$0] })
  }

  @Test("nothing open and nothing to come is nothing")
  func nothing() {
    #expect(simulation(draws: 10).draws(workers: 1).sums(of: [0]) == Array(repeating: 0, count: 10))
    let none = NewDeals(group: 0, wins: 0, value: 0, amounts: [], cells: [], cumulativeShares: [])
    #expect(simulation(new: [none], draws: 1).draws(workers: 1).sums(of: [0]) == [0])
  }
}
