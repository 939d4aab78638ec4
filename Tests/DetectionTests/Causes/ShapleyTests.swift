import DealFixtures
import Detection
import TestSupport
import Testing

@Suite("Shapley values")
struct ShapleyTests {
  /// A game of random worths.
  private func game(_ players: Int, seed: UInt64) -> [Double] {
    var random = NoiseSource(seed: seed)
    return (0..<(1 << players)).map { _ in Double.random(in: -100...100, using: &random) }
  }

  @Test("where players add up, each gets what it adds")
  func additive() {
    let own = [3.0, -1, 0.5, 7, 0, 2]
    let values = Shapley.values(players: 6) { coalition in
      own.indices.reduce(11) { $0 + (coalition >> $1 & 1 == 1 ? own[$1] : 0) }
    }
    for (value, expected) in zip(values, own) {
      #expect(agree(value, expected, within: handComputationError))
    }
  }

  @Test("of a product of two each gets its change at the mean of the other")
  func product() {
    // 2 x 10 -> 3 x 16: (3 - 2)(10 + 16)/2 = 13 and (16 - 10)(2 + 3)/2 = 15.
    let values = Shapley.values(players: 2) { coalition in
      (coalition & 1 == 1 ? 3 : 2) * (coalition & 2 == 2 ? 16 : 10)
    }
    #expect(values == [13, 15])
  }

  @Test("of a product of three, from 1 to a, b and c: the closed form")
  func productOfThree() {
    let (a, b, c) = (1.5, 0.8, 2.0)
    let values = Shapley.values(players: 3) { coalition in
      (coalition & 1 == 1 ? a : 1) * (coalition & 2 == 2 ? b : 1) * (coalition & 4 == 4 ? c : 1)
    }
    // (x - 1) [1/3 + (y + z)/6 + y z/3]
    func value(_ x: Double, _ y: Double, _ z: Double) -> Double {
      (x - 1) * (1.0 / 3 + (y + z) / 6 + y * z / 3)
    }
    for (found, expected) in zip(values, [value(a, b, c), value(b, a, c), value(c, a, b)]) {
      #expect(agree(found, expected, within: handComputationError))
    }
  }

  @Test("efficiency: the values sum to the worth of all less that of none", arguments: 1...8)
  func efficiency(players: Int) {
    let worth = game(players, seed: UInt64(players))
    let values = Shapley.values(players: players) { worth[$0] }
    #expect(
      agree(
        values.reduce(0, +), worth[worth.count - 1] - worth[0], within: handComputationError))
  }

  @Test("a player that adds nothing gets nothing; two that add the same get the same")
  func dummyAndSymmetry() {
    let worth = game(4, seed: 5)
    // Player 4 adds nothing to any coalition; players 0 and 5 are exchangeable.
    let values = Shapley.values(players: 6) { coalition in
      let one = coalition & 1
      let other = coalition >> 5 & 1
      return worth[coalition >> 1 & 7] + Double(one + other) * worth[coalition >> 1 & 3]
        + Double(one * other)
    }
    #expect(values[4] == 0)
    #expect(agree(values[0], values[5], within: handComputationError))
    #expect(values[0] != 0)
  }

  @Test("the order in which the players are named does not matter")
  func permutation() {
    let worth = game(6, seed: 6)
    let order = [4, 2, 0, 5, 3, 1]
    let values = Shapley.values(players: 6) { worth[$0] }
    let renamed = Shapley.values(players: 6) { coalition in
      worth[order.indices.reduce(0) { $0 | (coalition >> $1 & 1) << order[$1] }]
    }
    for (place, player) in order.enumerated() {
      #expect(agree(renamed[place], values[player], within: handComputationError))
    }
  }

  @Test("no players, or more than can be counted through, have no values")
  func outOfRange() {
    #expect(Shapley.values(players: 0) { _ in 1 }.isEmpty)
    #expect(Shapley.values(players: 17) { _ in 1 }.isEmpty)
  }
}
