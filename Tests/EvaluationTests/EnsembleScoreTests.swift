import Evaluation
import Foundation
import Statistics
import TestSupport
import Testing

@Suite("Scores of draws")
struct EnsembleScoreTests {
  @Test("the CRPS of small ensembles by hand")
  func byHand() throws {
    // One draw: a point.
    #expect(EnsembleScore.crps([7], actual: 4) == 3)
    // Draws 0, 4; actual 1: mean distance (1 + 3) / 2, pairs |0 - 4| once: 2 - 4 / 2.
    #expect(EnsembleScore.crps([0, 4], actual: 1) == 0)
    // Draws 0, 2, 7; actual 10: (10 + 8 + 3) / 3 - (2 + 7 + 5) / 3 / 2.
    let score = try #require(EnsembleScore.crps([0, 2, 7], actual: 10))
    #expect(agree(score, 7 - 14.0 / 6, within: handComputationError))
    #expect(EnsembleScore.crps([], actual: 1) == nil)
  }

  @Test("shifting draws and outcome by a large amount changes nothing")
  func shift() throws {
    let far: Int64 = 4_000_000_000_000_000
    #expect(
      EnsembleScore.crps([far, far + 2, far + 7], actual: far + 10)
        == EnsembleScore.crps([0, 2, 7], actual: 10))
  }

  @Test("equally likely quantiles of a normal score as its closed form", arguments: [-2.0, 0, 0.7])
  func normal(z: Double) throws {
    // Gneiting and Raftery (2007), equation 5: sigma (z (2 Phi(z) - 1) + 2 phi(z) - 1 / sqrt(pi)).
    let count = 20_000
    let sigma = 1e9
    let sample = (0..<count).map { index -> Int64 in
      Int64(
        (sigma * NormalDistribution.standard.quantile((Double(index) + 0.5) / Double(count)))
          .rounded())
    }
    let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot()
    let cumulative = NormalDistribution.standard.cdf(z)
    let expected = z * (2 * cumulative - 1) + 2 * density - 1 / Double.pi.squareRoot()
    let found = try #require(EnsembleScore.crps(sample, actual: Int64((sigma * z).rounded())))
    #expect(abs(found / sigma - expected) < ensembleError)
  }

  @Test("the sum by order is the sum over all pairs")
  func pairs() throws {
    var stream = RandomStream(seed: 11, stream: 0)
    let sample = (0..<60).map { _ in Int64(stream.uniform() * 1_000) }.sorted()
    let actual: Int64 = 431
    let distance = sample.reduce(0.0) { $0 + Double(abs($1 - actual)) } / 60
    var spread = 0.0
    for one in sample { for other in sample { spread += Double(abs(one - other)) } }
    let found = try #require(EnsembleScore.crps(sample, actual: actual))
    #expect(agree(found, distance - spread / (60 * 59) / 2, within: handComputationError))
  }

  @Test("PIT: the share below and half of what is equal")
  func integral() {
    #expect(EnsembleScore.probabilityIntegral([1, 2, 2, 5], actual: 2) == 0.5)
    #expect(EnsembleScore.probabilityIntegral([1, 2, 2, 5], actual: 0) == 0)
    #expect(EnsembleScore.probabilityIntegral([1, 2, 2, 5], actual: 9) == 1)
    #expect(EnsembleScore.probabilityIntegral([3, 3], actual: 3) == 0.5)
    #expect(EnsembleScore.probabilityIntegral([], actual: 3) == nil)
  }

  @Test("PIT is uniform where what comes is drawn like the draws")
  func uniform() throws {
    var stream = RandomStream(seed: 5, stream: 0)
    var values: [Double] = []
    for _ in 0..<2_000 {
      let sample = (0..<400).map { _ in Int64(stream.uniform() * 1e12) }.sorted()
      values.append(
        try #require(
          EnsembleScore.probabilityIntegral(sample, actual: Int64(stream.uniform() * 1e12))))
    }
    values.sort()
    let count = Double(values.count)
    let distance = values.enumerated().reduce(0.0) { most, entry in
      max(most, abs(entry.element - (Double(entry.offset) + 0.5) / count))
    }
    #expect(distance < kolmogorovLimit / count.squareRoot())
  }

  @Test("the quantile loss of a point is its absolute error")
  func point() {
    let loss = EnsembleScore.quantileLoss(
      Array(repeating: 70, count: 5), at: BacktestTruth.probabilities, actual: 100)
    #expect(agree(loss, 30, within: handComputationError))
  }
}
