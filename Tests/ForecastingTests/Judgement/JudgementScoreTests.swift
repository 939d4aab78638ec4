import Currencies
import DealFixtures
import Foundation
import TestSupport
import Testing

// Corrections period by period have no package face.
@testable import Forecasting

@Suite("Scores of people's forecasts")
struct JudgementScoreTests {
  @Test("every figure of four periods, worked out by hand")
  func byHand() throws {
    let cases = JudgementFixture.cases([
      (actual: 100, call: 80, model: 110), (actual: 100, call: 100, model: 90),
      (actual: 200, call: 210, model: 180), (actual: 100, call: 120, model: 100),
    ])
    let score = JudgementScore(
      voice: JudgementFixture.company, cases: cases, roleLogBias: 0.3, horizon: 1)
    #expect(score.caseCount == 4 && score.periodCount == 4)
    #expect(score.meanAbsoluteError == 12.5 && score.modelMeanAbsoluteError == 10)
    #expect(score.valueAdded == -2.5)
    #expect(score.weightedAbsolutePercentageError == 0.1)
    #expect(score.modelWeightedAbsolutePercentageError == 0.08)
    #expect(score.bias == 0.02)
    let ratios = [log(0.8), 0, log(1.05), log(1.2)]
    let mean = log(0.8 * 1.05 * 1.2) / 4
    #expect(agree(score.logBias ?? .nan, mean, within: handComputationError))
    #expect(
      agree(score.shrunkLogBias ?? .nan, (4 * mean + 8 * 0.3) / 12, within: handComputationError))
    let variance = ratios.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 3
    #expect(agree(score.spread ?? .nan, variance.squareRoot(), within: handComputationError))
    // t of 3 degrees of freedom at 0.975 is 3.182446305283...
    let half = 3.182446305283 * (variance / 4).squareRoot()
    let interval = try #require(score.logBiasInterval)
    #expect(agree(interval.upperBound, mean + half, within: handComputationError))
    #expect(agree(interval.lowerBound, mean - half, within: handComputationError))
    #expect(score.sandbagging == 0.25 && score.meanUnderCall == 0.2)
    #expect(score.optimism == 0.25)
    #expect(agree(score.meanOverCall ?? .nan, 1.0 / 6, within: handComputationError))
    // Differences of losses -10, 10, 10, -20: g0 = 168.75, so t = -2.5 / 6.4952 x sqrt(3/4) = -1/3,
    // and with 3 degrees of freedom P(|T| > 1/3) has a closed form.
    let x = 1 / (3 * 3.0.squareRoot())
    let tail = 1 - 2 / Double.pi * (x / (1 + x * x) + atan(x))
    #expect(agree(score.pValue ?? .nan, tail, within: handComputationError))
    #expect(agree(score.pValueBetter ?? .nan, 1 - tail / 2, within: handComputationError))
  }

  @Test("several days of one period count as one for the test and the bias")
  func days() {
    let once = JudgementFixture.cases([
      (actual: 100, call: 80, model: 110), (actual: 100, call: 100, model: 90),
      (actual: 200, call: 210, model: 180), (actual: 100, call: 120, model: 100),
    ])
    let twice = once.flatMap { [$0, $0] }
    let scores = [once, twice].map {
      JudgementScore(voice: JudgementFixture.company, cases: $0, roleLogBias: nil, horizon: 1)
    }
    #expect(scores[1].caseCount == 8 && scores[1].periodCount == 4)
    #expect(scores[0].pValue == scores[1].pValue)
    #expect(scores[0].logBias == scores[1].logBias)
    #expect(scores[0].sandbagging == scores[1].sandbagging)
    #expect(scores[0].meanAbsoluteError == scores[1].meanAbsoluteError)
  }

  @Test("what two periods or no bookings cannot tell is undefined")
  func undefined() {
    let two = JudgementScore(
      voice: JudgementFixture.company,
      cases: JudgementFixture.cases([(0, 10, 5), (0, 20, 5)]), roleLogBias: nil, horizon: 1)
    #expect(two.pValue == nil && two.pValueBetter == nil && two.logBiasInterval == nil)
    #expect(two.weightedAbsolutePercentageError == nil && two.bias == nil && two.logBias == nil)
    #expect(two.shrunkLogBias == nil && two.meanUnderCall == nil && two.sandbagging == 0)
    #expect(two.optimism == 1)
  }

  @Test("corrections undo what was seen before, never what is judged")
  func corrections() {
    let errors = PeriodErrors(
      JudgementFixture.cases([(100, 80, 100), (100, 50, 100), (0, 50, 100), (100, 100, 100)]))
    let expected = [
      1, pow(0.8, -1.0 / 9), pow(0.8 * 0.5, -1.0 / 10), pow(0.8 * 0.5, -1.0 / 10),
      pow(0.8 * 0.5, -1.0 / 11),
    ]
    #expect(errors.corrections.count == expected.count)
    for (found, right) in zip(errors.corrections, expected) {
      #expect(agree(found, right, within: handComputationError))
    }
  }

  @Test("people with a known bias are told apart, and ranked by it")
  func knownBiases() throws {
    var random = NoiseSource(seed: 9)
    let biases = [-0.3, 0, 0.3]
    let names = ["holds back", "straight", "happy ears"]
    let cases = zip(names, biases).flatMap { name, bias in
      JudgementFixture.cases(
        (0..<12).map { _ in
          let actual = Int64.random(in: 80_000...120_000, using: &random)
          let noise = Double.random(in: -0.05...0.05, using: &random)
          return (actual, Int64(Double(actual) * exp(bias + noise)), actual + 10_000)
        }, voice: JudgementFixture.rep(name))
    }
    let report = JudgementReport.make(cases, currency: .eur)
    #expect(report.voices.count == 3 && report.roles.count == 1)
    let scores = names.map { name in report.voices.first { $0.voice.person == name } }
    for (score, bias) in zip(scores, biases) {
      let interval = try #require(score?.logBiasInterval)
      // The noise is at most 0.05 in any period.
      #expect(abs((score?.logBias ?? .nan) - bias) <= 0.05)
      #expect(interval.contains(bias))
    }
    #expect(scores.map { $0?.sandbagging } == [1, 0, 0])
    #expect(scores.map { $0?.optimism } == [0, 0, 1])
    let shrunk = scores.compactMap { $0?.shrunkLogBias }
    #expect(shrunk == shrunk.sorted())
    #expect(report.roles[0].periodCount == 12 && report.roles[0].caseCount == 36)
  }
}
