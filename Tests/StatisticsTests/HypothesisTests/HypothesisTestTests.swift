import Foundation
import Statistics
import TestSupport
import Testing

/// The numbers of Reference/make_tests.py.
private func draws(_ count: Int, _ seed: Int) -> [Double] {
  var state = seed
  return (0..<count).map { _ in
    state = (1_103_515_245 * state + 12345) % 2_147_483_648
    return Double(state) / 2_147_483_648
  }
}

private let bad: [Double] = [.nan, .infinity, -.infinity]

@Suite("DieboldMariano")
struct DieboldMarianoTests {
  private static let first = draws(40, 1)
  private static let second = draws(40, 2).map { pow($0, 1.3) }

  @Test("agrees with the paper's formula", arguments: HypothesisTestReference.dieboldMariano)
  func reference(row: [Double]) throws {
    for (k, alternative) in [Alternative.twoSided, .greater, .less].enumerated() {
      let test = try DieboldMariano(
        first: Self.first, second: Self.second, horizon: Int(row[0]), alternative: alternative)
      #expect(logRelativeError(test.statistic, row[1]) >= hypothesisTestDigits)
      #expect(logRelativeError(test.pValue, row[2 + k]) >= hypothesisTestDigits)
    }
  }

  @Test("is the paired t test at horizon 1")
  func pairedT() throws {
    let test = try DieboldMariano(first: Self.first, second: Self.second)
    #expect(
      logRelativeError(test.statistic, HypothesisTestReference.pairedT[0][0])
        >= hypothesisTestDigits)
    #expect(
      logRelativeError(test.pValue, HypothesisTestReference.pairedT[0][1]) >= hypothesisTestDigits)
  }

  @Test("exchanging the forecasts turns the sign and the alternative")
  func symmetry() throws {
    let one = try DieboldMariano(first: Self.first, second: Self.second, alternative: .greater)
    let other = try DieboldMariano(first: Self.second, second: Self.first, alternative: .less)
    #expect(one.statistic == -other.statistic && one.pValue == other.pValue)
  }

  @Test("a variance that is not positive gets Bartlett weights")
  func bartlett() throws {
    let alternating = (0..<20).map { ($0 % 2 == 0 ? 1.0 : -1.0) + 0.1 }
    let test = try DieboldMariano(differences: alternating, horizon: 2)
    #expect(test.usedBartlettWeights && test.longRunVariance > 0 && test.pValue <= 1)
  }

  @Test("equal forecasts have p 1; a constant difference is refused")
  func constant() throws {
    let same = try DieboldMariano(first: Self.first, second: Self.first)
    #expect(same.pValue == 1 && same.statistic == 0)
    #expect(throws: HypothesisTestError.noVariation) {
      try DieboldMariano(differences: [0.5, 0.5, 0.5, 0.5])
    }
  }

  @Test("bad input is refused", arguments: bad)
  func refusals(value: Double) {
    #expect(throws: HypothesisTestError.self) { try DieboldMariano(differences: [1, 2, value]) }
    #expect(throws: HypothesisTestError.self) { try DieboldMariano(differences: [1, 2]) }
    #expect(throws: HypothesisTestError.self) { try DieboldMariano(first: [1, 2], second: [1]) }
    #expect(throws: HypothesisTestError.self) {
      try DieboldMariano(differences: [1, 2, 4], horizon: 3)
    }
    #expect(throws: HypothesisTestError.self) {
      try DieboldMariano(differences: [1, 2, 4], horizon: 0)
    }
  }
}

@Suite("AdjustedPValues")
struct AdjustedPValuesTests {
  @Test("agrees with statsmodels, ties included")
  func reference() throws {
    let rows = HypothesisTestReference.adjusted
    let p = rows.map { $0[0] }
    let methods = [
      try AdjustedPValues.benjaminiHochberg(p), try AdjustedPValues.benjaminiYekutieli(p),
      try AdjustedPValues.holm(p),
    ]
    for (k, adjusted) in methods.enumerated() {
      for (row, value) in zip(rows, adjusted) {
        #expect(logRelativeError(value, row[k + 1]) >= hypothesisTestDigits)
      }
    }
  }

  @Test("none, one and impossible p-values have documented answers")
  func edges() throws {
    #expect(try AdjustedPValues.benjaminiHochberg([]) == [])
    #expect(try AdjustedPValues.benjaminiYekutieli([0.3]) == [0.3])
    #expect(try AdjustedPValues.holm([0, 1, 1]) == [0, 1, 1])
    for value in bad + [-0.1, 1.1] {
      #expect(throws: HypothesisTestError.self) { try AdjustedPValues.holm([0.5, value]) }
    }
  }
}

@Suite("LogRankTest")
struct LogRankTests {
  private static let uniform = draws(180, 4)
  private static let durations = (0..<60).map { i in
    (12 * pow(uniform[3 * i], 1 + 0.5 * Double(i % 3))).rounded(.up)
  }
  private static let events = (0..<60).map { uniform[3 * $0 + 1] < 0.7 }

  @Test("agrees with lifelines", arguments: [0, 1, 2, 3, 4, 5])
  func reference(index: Int) throws {
    let row = HypothesisTestReference.logRank[index]
    let test = try LogRankTest(
      durations: Self.durations, events: Self.events, groups: (0..<60).map { $0 % Int(row[0]) },
      weighting: LogRankTest.Weighting.allCases[index % 3])
    #expect(logRelativeError(test.statistic, row[1]) >= hypothesisTestDigits)
    #expect(logRelativeError(test.pValue, row[2]) >= hypothesisTestDigits)
    #expect(test.degreesOfFreedom == Int(row[0]) - 1)
    let balance = Descriptive.sum(test.observed) - Descriptive.sum(test.expected)
    #expect(abs(balance) < reorderingError * Descriptive.sum(test.observed))
  }

  @Test("all censored, one group and bad durations are refused")
  func refusals() {
    #expect(throws: HypothesisTestError.noVariation) {
      try LogRankTest(durations: [1, 2], events: [false, false], groups: [0, 1])
    }
    #expect(throws: HypothesisTestError.self) {
      try LogRankTest(durations: [1, 2], events: [true, true], groups: [3, 3])
    }
    #expect(throws: HypothesisTestError.self) {
      try LogRankTest(durations: [], events: [], groups: [])
    }
    for value in bad + [-1] {
      #expect(throws: HypothesisTestError.self) {
        try LogRankTest(durations: [1, value], events: [true, true], groups: [0, 1])
      }
    }
  }

  @Test("groups alike have p near 1")
  func alike() throws {
    let test = try LogRankTest(
      durations: [1, 1, 2, 2, 3, 3], events: [true, true, true, true, true, true],
      groups: [0, 1, 0, 1, 0, 1])
    #expect(test.statistic == 0 && test.pValue == 1)
  }
}

@Suite("PermutationTest")
struct PermutationTests {
  private static let first = draws(9, 5).map { $0 - 0.4 }
  private static let second = draws(7, 6)

  @Test("all arrangements agree with scipy", arguments: [0, 1, 2])
  func exact(index: Int) throws {
    let row = HypothesisTestReference.permutation[index]
    let test = try PermutationTest(
      draws: 20_000, alternative: [.twoSided, .greater, .less][index], seed: 1)
    let flips = try test.signFlips(Self.first)
    #expect(flips.isExact && flips.total == 512)
    #expect(logRelativeError(flips.pValue, row[1]) >= hypothesisTestDigits)
    let samples = try test.twoSample(Self.first, Self.second)
    #expect(samples.isExact && samples.total == 11440)
    // scipy doubles the smaller tail; here the distance from 0 counts, which is another p-value.
    if index > 0 { #expect(logRelativeError(samples.pValue, row[3]) >= hypothesisTestDigits) }
    #expect(logRelativeError(samples.statistic, row[2]) >= hypothesisTestDigits)
  }

  @Test("drawn p-values are near the exact ones, the same for any number of workers")
  func drawn() throws {
    let exact = try PermutationTest(draws: 20_000, alternative: .greater, seed: 7)
    let drawn = try PermutationTest(draws: 500, alternative: .greater, seed: 7)
    let (right, found) = try (exact.signFlips(Self.first), drawn.signFlips(Self.first))
    let spread = (right.pValue * (1 - right.pValue) / 500).squareRoot()
    #expect(!found.isExact && abs(found.pValue - right.pValue) < 4 * spread + 0.002)
    for workers in [2, 8] {
      #expect(try drawn.signFlips(Self.first, workers: workers) == found)
      #expect(
        try drawn.twoSample(Self.first, Self.second, workers: workers)
          == drawn.twoSample(Self.first, Self.second))
    }
  }

  @Test("zeros have p 1, and bad input is refused")
  func edges() throws {
    let test = try PermutationTest(seed: 1)
    #expect(try test.signFlips([0, 0, 0]).pValue == 1)
    #expect(try test.twoSample([2], [2]).pValue == 1)
    #expect(throws: HypothesisTestError.self) { try test.signFlips([]) }
    #expect(throws: HypothesisTestError.self) { try test.signFlips([1, .nan]) }
    #expect(throws: HypothesisTestError.self) { try test.twoSample([1], []) }
    #expect(throws: HypothesisTestError.self) { try PermutationTest(draws: 0, seed: 1) }
  }
}

@Suite("ClusteredBootstrap")
struct ClusteredBootstrapTests {
  private static let clusters = (0..<400).map { $0 / 10 }
  private static let values = zip(draws(400, 8), clusters).map { $0 + draws(40, 9)[$1] }

  @Test("the spread of a mean is that of the cluster means")
  func spread() throws {
    let interval = try ClusteredBootstrap(draws: 4000, seed: 3)
      .meanInterval(Self.values, clusters: Self.clusters)
    let means = (0..<40).compactMap {
      Descriptive.mean(Array(Self.values[(10 * $0)..<(10 * $0 + 10)]))
    }
    let spread = try #require(Descriptive.standardDeviation(means))
    let right = spread * (39.0 / 40).squareRoot() / 40.0.squareRoot()
    // The standard deviation of 4000 draws has a relative error of 1 / sqrt(8000).
    #expect(abs(interval.standardError / right - 1) < 4 / 8000.0.squareRoot())
    #expect(interval.lower < interval.estimate && interval.estimate < interval.upper)
  }

  @Test("is the same for any number of workers, and another for another seed")
  func deterministic() throws {
    let bootstrap = try ClusteredBootstrap(draws: 300, seed: 3)
    let one = try bootstrap.meanInterval(Self.values, clusters: Self.clusters)
    for workers in [2, 8] {
      #expect(
        try bootstrap.meanInterval(Self.values, clusters: Self.clusters, workers: workers) == one)
    }
    let other = try ClusteredBootstrap(draws: 300, seed: 4)
    #expect(try other.meanInterval(Self.values, clusters: Self.clusters) != one)
  }

  @Test("one cluster, bad values and bad settings are refused")
  func refusals() throws {
    let bootstrap = try ClusteredBootstrap(draws: 10, seed: 1)
    #expect(throws: HypothesisTestError.self) {
      try bootstrap.meanInterval([1, 2], clusters: [0, 0])
    }
    #expect(throws: HypothesisTestError.self) {
      try bootstrap.meanInterval([1, .nan], clusters: [0, 1])
    }
    #expect(throws: HypothesisTestError.self) {
      try bootstrap.meanInterval([1, 2], clusters: [0])
    }
    #expect(throws: HypothesisTestError.self) {
      try bootstrap.interval(clusterCount: 3) { _ in .nan }
    }
    #expect(throws: HypothesisTestError.self) { try ClusteredBootstrap(draws: 0, seed: 1) }
    #expect(throws: HypothesisTestError.self) { try ClusteredBootstrap(level: 1, seed: 1) }
  }
}
