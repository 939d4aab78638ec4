import Calendars
import Forecasting
import Statistics
import TestSupport
import Testing

// The scores of a list of rows have no package face.
@testable import Evaluation

@Suite("Scores of a backtest")
struct ScoreTests {
  private func row(
    actual: Int64, mean: Int64, quantiles: [Int64], baselines: NodeBaselines,
    period: String = "2024-Q3", crps: Double? = nil, pit: Double? = nil, scale: Double? = nil
  ) -> BacktestRow {
    let day = Day(number: 20_000)
    return BacktestRow(
      asOf: day, ahead: 0, period: period, end: day + 31, actual: actual,
      forecast: NodeForecast(
        path: [], grade: .model, booked: 0, open: mean, new: 0, quantiles: quantiles, quota: nil,
        probabilityOfQuota: nil, baselines: baselines, openCount: 0),
      crps: crps, probabilityIntegral: pit, naiveError: scale)
  }

  /// Quantiles at 2.5, 5, 10, 25, 50, 75, 90, 95, 97.5 %.
  private var rows: [BacktestRow] {
    [
      row(
        actual: 100, mean: 120, quantiles: [60, 70, 80, 90, 110, 130, 150, 160, 170],
        baselines: NodeBaselines(stageWeighted: 200), crps: 12, pit: 0.09, scale: 40),
      row(
        actual: 300, mean: 240, quantiles: [160, 170, 180, 200, 240, 260, 280, 290, 300],
        baselines: NodeBaselines(stageWeighted: 280, pace: 330), period: "2024-Q4", crps: 48,
        pit: 1, scale: 20),
      row(
        actual: 0, mean: 50, quantiles: [10, 20, 30, 40, 50, 60, 70, 80, 90],
        baselines: NodeBaselines(pace: 10), crps: 30, pit: 0),
    ]
  }

  private func summary(_ rows: [BacktestRow], truth: BacktestTruth? = nil) -> BacktestSummary {
    BacktestSummary(ahead: 0, level: "total", rows: rows, truth: truth)
  }

  @Test("absolute error, percentage and bias of three rows by hand")
  func scores() throws {
    let scores = summary(rows).scores
    #expect(scores.map(\.method) == [.aforo, .stageWeighted, .pace])
    let aforo = scores[0]
    // Errors +20, -60, +50; bookings 400.
    #expect(agree(aforo.meanAbsoluteError, 130.0 / 3, within: handComputationError))
    #expect(
      agree(
        try #require(aforo.weightedAbsolutePercentageError), 0.325, within: handComputationError))
    #expect(agree(try #require(aforo.bias), 0.025, within: handComputationError))
    #expect(aforo.count == 3)
    // Errors +100, -20 over the two rows that have it; bookings 400.
    #expect(agree(scores[1].meanAbsoluteError, 60, within: handComputationError))
    #expect(agree(try #require(scores[1].bias), 0.2, within: handComputationError))
    #expect(scores[1].count == 2)
    // Errors +30, +10; bookings 300.
    #expect(
      agree(
        try #require(scores[2].weightedAbsolutePercentageError), 40.0 / 300,
        within: handComputationError))
  }

  @Test("MASE is the mean of the errors over the scales that are known; skill is on common rows")
  func scaledAndSkill() throws {
    let scores = summary(rows).scores
    // 20/40 and 60/20; the third row has no scale.
    #expect(
      agree(try #require(scores[0].meanAbsoluteScaledError), 1.75, within: handComputationError))
    #expect(agree(try #require(scores[0].crps), 30, within: handComputationError))
    #expect(agree(try #require(scores[0].crpsShare), 90.0 / 400, within: handComputationError))
    #expect(scores[0].skill == nil)
    // Stage-weighted: CRPS 100 and 20 as a point; aforo's on the same rows 12 and 48.
    #expect(agree(try #require(scores[1].crps), 60, within: handComputationError))
    #expect(agree(try #require(scores[1].skill), 0.5, within: handComputationError))
    // Pace: 30 and 10 against 48 and 30.
    #expect(agree(try #require(scores[2].skill), 1 - 78.0 / 40, within: handComputationError))
  }

  @Test("the seasonal naive error by hand, and undefined where it cannot scale")
  func seasonalNaive() throws {
    // Lag 4: |50 - 10|, |20 - 20|.
    #expect(SeasonalNaive.meanAbsoluteError([10, 20, 30, 40, 50, 20], season: 4) == 20)
    #expect(SeasonalNaive.meanAbsoluteError([20, 50, 40, 30, 20, 10], season: 4) == 20)
    #expect(SeasonalNaive.meanAbsoluteError([1, 2, 3, 4], season: 4) == nil)
    #expect(SeasonalNaive.meanAbsoluteError([7, 7, 7], season: 1) == nil)
  }

  @Test("nothing booked leaves the percentages undefined, and methods without answers out")
  func undefined() {
    let zero = summary([
      row(
        actual: 0, mean: 5, quantiles: Array(repeating: 5, count: 9), baselines: NodeBaselines())
    ]).scores
    #expect(zero.count == 1)
    #expect(zero[0].weightedAbsolutePercentageError == nil)
    #expect(zero[0].bias == nil)
    #expect(zero[0].crps == nil)
    #expect(zero[0].meanAbsoluteScaledError == nil)
    #expect(summary([]).scores.isEmpty)
  }

  @Test("coverage counts what lies between the outer quantiles, ends included; exact interval")
  func coverage() throws {
    let coverage = summary(rows).coverage
    #expect(coverage.map(\.level) == [0.8, 0.95])
    // 80 %: 100 in 80...150; 300 not in 180...280; 0 not in 30...70. 95 %: 300 in 160...300.
    #expect(agree(coverage[0].value, 1.0 / 3, within: handComputationError))
    #expect(agree(coverage[1].value, 2.0 / 3, within: handComputationError))
    // Clopper and Pearson for 1 of 3: P(X >= 1 | lower) = P(X <= 1 | upper) = 0.025.
    let lower = coverage[0].lower
    let upper = coverage[0].upper
    #expect(agree(1 - cube(1 - lower), 0.025, within: handComputationError))
    #expect(
      agree(
        cube(1 - upper) + 3 * upper * (1 - upper) * (1 - upper), 0.025,
        within: handComputationError))
    #expect(summary([]).coverage.isEmpty)
  }

  private func cube(_ x: Double) -> Double { x * x * x }

  @Test("PIT by tenth: the ends belong to the first and the last; distinct periods are counted")
  func integral() {
    let summary = summary(rows)
    #expect(summary.integralCounts == [2, 0, 0, 0, 0, 0, 0, 0, 0, 1])
    #expect(summary.periodCount == 2)
    #expect(summary.count == 3)
  }

  @Test("the oracle is joined by day, horizon, level and period, and compared on its rows")
  func oracle() throws {
    var truth = BacktestTruth()
    let key = BacktestTruth.NodeKey(
      asOf: Day(number: 20_000), ahead: 0, level: "total", name: "whatever")
    truth.nodes[key] = BacktestTruth.Node(
      period: "2024-Q4", mean: 270, quantiles: [200, 220, 260, 310, 320])
    let summary = summary(rows, truth: truth)
    let oracle = try #require(summary.scores.last)
    #expect(oracle.method == .oracle)
    #expect(oracle.count == 1)
    #expect(oracle.meanAbsoluteError == 30)
    #expect(oracle.crps == nil)
    // Doubled pinball losses of 300: 2 (100 .025 + 80 .1 + 40 .5 + 10 .1 + 20 .025) / 5.
    #expect(agree(oracle.quantileLoss, 2 * 32.0 / 5, within: handComputationError))
    let ratio = try #require(summary.oracleRatio)
    #expect(ratio.count == 1)
    #expect(ratio.weightedAbsolutePercentageError == 2)
    #expect(summary.oracleCoverage.map(\.value) == [1, 1])
    #expect(truth.node(of: rows[0]) == nil, "another period")
  }
}
