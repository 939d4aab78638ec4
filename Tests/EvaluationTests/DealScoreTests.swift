import Evaluation
import Foundation
import Statistics
import TestSupport
import Testing

@Suite("Scores of deals")
struct DealScoreTests {
  @Test("losses, counts and AUC with ties by hand")
  func byHand() throws {
    let scores = try #require(
      DealScores(
        probabilities: [0.8, 0.5, 0.5, 0.2, 0.5], isWon: [true, true, false, false, false]))
    #expect(scores.count == 5)
    #expect(scores.wonCount == 2)
    #expect(agree(scores.expectedWins, 2.5, within: handComputationError))
    #expect(
      agree(scores.logLoss, -(2 * log(0.8) + 3 * log(0.5)) / 5, within: handComputationError))
    #expect(agree(scores.brier, (0.04 + 0.25 * 3 + 0.04) / 5, within: handComputationError))
    // Pairs won x not won: 0.8 beats 3; 0.5 ties with two, beats 0.2: (3 + 2) / 6.
    #expect(agree(try #require(scores.areaUnderCurve), 5.0 / 6, within: handComputationError))
  }

  @Test("all won or none leaves AUC and slope undefined; no deals give no scores")
  func undefined() throws {
    let scores = try #require(DealScores(probabilities: [0.2, 0.7], isWon: [true, true]))
    #expect(scores.areaUnderCurve == nil)
    #expect(scores.calibrationSlope == nil)
    #expect(DealScores(probabilities: [], isWon: []) == nil)
    let told = try #require(
      DealScores(probabilities: [0.1, 0.2, 0.8, 0.9], isWon: [false, false, true, true]))
    #expect(told.calibrationSlope == nil, "told apart without error: no maximum")
    let equal = try #require(DealScores(probabilities: [0.4, 0.4], isWon: [true, false]))
    #expect(equal.calibrationSlope == nil)
    #expect(equal.curve.count == 1)
  }

  @Test(
    "the recalibration finds the line that the probabilities were bent by",
    arguments: [(1.0, 0.0), (0.6, 0.2), (1.7, -0.4)])
  func line(slope: Double, intercept: Double) throws {
    var probabilities: [Double] = []
    var isWon: [Bool] = []
    for wins in [100, 300, 600, 900] {
      let logit = LogScale.logit(Double(wins) / 1_000)
      probabilities += Array(
        repeating: LogScale.logistic((logit - intercept) / slope), count: 1_000)
      isWon += (0..<1_000).map { $0 < wins }
    }
    // Every share lies on the line, so that the line is the maximum of the likelihood.
    let scores = try #require(DealScores(probabilities: probabilities, isWon: isWon))
    #expect(
      agree(try #require(scores.calibrationSlope), slope, within: reorderingError))
    #expect(abs(try #require(scores.calibrationIntercept) - intercept) < reorderingError)
  }

  @Test("probabilities that are 0.05 too low everywhere have that calibration error")
  func calibrationError() throws {
    var probabilities: [Double] = []
    var isWon: [Bool] = []
    for tenth in 0..<10 {
      probabilities += Array(repeating: (Double(tenth) * 10 + 1) / 100, count: 100)
      isWon += (0..<100).map { $0 < tenth * 10 + 6 }
    }
    let scores = try #require(DealScores(probabilities: probabilities, isWon: isWon))
    #expect(scores.curve.count == DealScores.binCount)
    #expect(scores.curve.allSatisfy { $0.count == 100 && $0.lower < $0.share })
    #expect(agree(scores.calibrationError, 0.05, within: handComputationError))
    #expect(agree(scores.curve[3].probability, 0.31, within: handComputationError))
    #expect(agree(scores.curve[3].share, 0.36, within: handComputationError))
  }

  @Test("equal probabilities are never parted, and the order of the deals does not matter")
  func ties() throws {
    let probabilities = Array(repeating: 0.3, count: 17) + [0.1, 0.9, 0.9]
    let isWon = (0..<20).map { $0 % 3 == 0 }
    let scores = try #require(DealScores(probabilities: probabilities, isWon: isWon))
    #expect(scores.curve.map(\.count) == [18, 2])
    let turned = try #require(
      DealScores(probabilities: probabilities.reversed(), isWon: isWon.reversed()))
    #expect(turned.curve == scores.curve)
    #expect(turned.areaUnderCurve == scores.areaUnderCurve)
  }
}
