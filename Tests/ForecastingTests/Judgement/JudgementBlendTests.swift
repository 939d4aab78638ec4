import Calendars
import Deals
import Forecasting
import Foundation
import TestSupport
import Testing

@Suite("Blending of people's forecasts")
struct JudgementBlendTests {
  @Test("a voice that is always right for 8 periods has n / (n + 8), half of the forecast")
  func earned() throws {
    let blend = JudgementBlend(JudgementFixture.right(8))
    let weight = try #require(blend[JudgementFixture.company])
    #expect(blend.level == "total" && blend.weights.count == 1)
    #expect(weight.weight == 0.5 && weight.correction == 1 && weight.periodCount == 8)
    // 20, 22, 20, ...: t = 21 / (1 / sqrt 8) x sqrt(7 / 8) = 55.6 with 7 degrees of freedom.
    #expect(weight.pValue < 1e-9)
    #expect(JudgementBlend(JudgementFixture.right(16)).weights.map(\.weight) == [16.0 / 24])
  }

  @Test("7 periods earn nothing, however right")
  func tooFew() {
    #expect(JudgementBlend(JudgementFixture.right(7)) == .none)
  }

  @Test("errors that are smaller by chance earn nothing; larger ones neither")
  func notEarned() {
    let even = JudgementFixture.cases(
      (0..<12).map { index in
        // The voice errs by 9 and 11 in turn, the model by 11 and 10: better by half a unit of 2.
        let isEven = index % 2 == 0
        return (100, isEven ? 109 : 89, isEven ? 111 : 90)
      })
    #expect(JudgementBlend(even) == .none)
    let worse = JudgementFixture.right(12).map { one in
      JudgementCase(
        voice: one.voice, call: one.past.mean,
        past: PastNodeForecast(
          period: one.past.period, day: one.past.day, path: [], mean: one.past.actual, booked: 0,
          actual: one.past.actual))
    }
    #expect(JudgementBlend(worse) == .none)
  }

  @Test("weights are inverse mean squared errors, with the bias of the periods before undone")
  func weights() throws {
    // Calls are right but for 4 too much in even periods; the model errs by 20 and 22.
    let rows = (0..<8).map { index -> (actual: Int64, call: Int64, model: Int64) in
      index % 2 == 0 ? (100, 104, 120) : (100, 100, 78)
    }
    let weight = try #require(
      JudgementBlend(JudgementFixture.cases(rows))[JudgementFixture.company])
    var square = 0.0
    for index in 0..<8 {
      // Before period k there were ceil(k / 2) calls of 104 for 100.
      let factor = pow(1.04, -Double((index + 1) / 2) / Double(index + 8))
      let error = factor * (index % 2 == 0 ? 104 : 100) - 100
      square += error * error / 8
    }
    let model = (400.0 + 484) / 2
    let right = (1 / square) / (1 / square + 1 / model) * 8 / 16
    #expect(agree(weight.weight, right, within: handComputationError))
    #expect(agree(weight.correction, pow(1.04, -4.0 / 16), within: handComputationError))
  }

  @Test("two voices of one node share; the level with the most value added is taken")
  func levels() {
    let other = Voice(role: "manager", level: "total", path: [])
    let both = JudgementBlend(
      JudgementFixture.right(8) + JudgementFixture.right(8, voice: other))
    #expect(both.weights.map(\.weight) == [0.25, 0.25])
    let reps = ["Ada", "Zoe"].flatMap { JudgementFixture.right(8, voice: JudgementFixture.rep($0)) }
    let company = JudgementBlend(reps + JudgementFixture.right(8, times: 3))
    #expect(company.level == "total" && company.weights.count == 1)
    let owners = JudgementBlend(reps + JudgementFixture.right(8))
    #expect(owners.level == "owner" && owners.weights.map(\.voice.person) == ["Ada", "Zoe"])
    // Two times the same value: the upper level.
    #expect(JudgementBlend(reps + JudgementFixture.right(8, times: 2)).level == "total")
  }

  private static func weight(_ share: Double, correction: Double = 1) -> BlendWeight {
    BlendWeight(
      voice: JudgementFixture.company, weight: share, correction: correction, periodCount: 8,
      betterCount: 7, pValue: 0.01)
  }

  @Test(
    "the factor brings what is still to come to the blend, as worked out by hand",
    arguments: [
      // 400 booked of 1,000: a call of 1,200 with half the weight makes 1,100, 700/600 to come.
      (1_200, 0.5, 1.0, 7.0 / 6), (800, 0.5, 1.25, 1), (1_000, 0.25, 1, 1),
      // Nobody calls less than what is booked: 0.5 x 1,000 + 0.5 x 400 = 700.
      (100, 0.5, 1, 0.5), (5_000, 0, 1, 1),
    ] as [(Int64, Double, Double, Double)])
  func factor(call: Int64, weight: Double, correction: Double, right: Double) {
    let factor = JudgementBlend.factor(
      mean: 1_000, booked: 400, calls: [(call, Self.weight(weight, correction: correction))])
    #expect(agree(factor, right, within: handComputationError))
  }

  @Test("where nothing more is expected or nobody has a say, the factor is 1")
  func neutral() {
    #expect(
      JudgementBlend.factor(mean: 400, booked: 400, calls: [(900, Self.weight(0.5))]) == 1)
    #expect(JudgementBlend.factor(mean: 900, booked: 400, calls: []) == 1)
  }

  @Test("the newest call of a voice that earned a weight makes its node's factor")
  func factors() {
    let blend = JudgementBlend(
      level: "total", weights: [Self.weight(0.5)])
    func node(_ path: [PathElement]) -> NodeForecast {
      NodeForecast(
        path: path, grade: .model, booked: 400, open: 500, new: 100,
        quantiles: Array(repeating: 1_000, count: 9), quota: nil, probabilityOfQuota: nil,
        baselines: NodeBaselines(), openCount: 3)
    }
    func call(_ amount: Int64, _ seconds: Int64, _ path: [PathElement] = []) -> PlacedCall {
      PlacedCall(
        path: path,
        call: KnownCall(
          period: "2024-Q1", path: [:], amount: amount, madeAt: Instant(seconds: seconds),
          role: "company"))
    }
    let below = [PathElement(level: "owner", value: "Ada")]
    let factors = blend.factors(
      [node([]), node(below)], calls: [call(1_200, 20), call(9_000, 10), call(5, 30, below)])
    #expect(factors.count == 1)
    #expect(agree(factors[[]] ?? .nan, 7.0 / 6, within: handComputationError))
    #expect(blend.factors([node([])], calls: []).isEmpty)
    #expect(JudgementBlend.none.factors([node([])], calls: [call(1_200, 20)]).isEmpty)
  }
}
