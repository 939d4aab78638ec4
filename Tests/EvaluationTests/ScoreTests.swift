import Calendars
import Forecasting
import Statistics
import TestSupport
import Testing

// The scores have no package face; a backtest shows them for whole histories only.
@testable import Evaluation

@Suite("Scores of a backtest")
struct ScoreTests {
  private func row(
    actual: Int64, mean: Int64, quantiles: [Int64], stageWeighted: Int64?, pace: Int64?
  ) -> BacktestRow {
    BacktestRow(
      asOf: Day(number: 20_000), period: "2024-Q3", horizonDays: 30, actual: actual,
      forecast: NodeForecast(
        path: [], grade: .model, booked: 0, open: mean, new: 0, quantiles: quantiles, quota: nil,
        probabilityOfQuota: nil, stageWeighted: stageWeighted, pace: pace, openCount: 0))
  }

  /// Quantiles at 2.5, 5, 10, 25, 50, 75, 90, 95, 97.5 %.
  private var rows: [BacktestRow] {
    [
      row(
        actual: 100, mean: 120, quantiles: [60, 70, 80, 90, 110, 130, 150, 160, 170],
        stageWeighted: 200, pace: nil),
      row(
        actual: 300, mean: 240, quantiles: [160, 170, 180, 200, 240, 260, 280, 290, 300],
        stageWeighted: 280, pace: 330),
      row(
        actual: 0, mean: 50, quantiles: [10, 20, 30, 40, 50, 60, 70, 80, 90], stageWeighted: nil,
        pace: 10),
    ]
  }

  @Test("absolute error, percentage and bias of three rows by hand")
  func scores() throws {
    let scores = BacktestScores.scores(rows)
    #expect(scores.map(\.method) == ["aforo", "stage_weighted", "pace"])
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

  @Test("nothing booked leaves the percentages undefined, and methods without answers out")
  func undefined() {
    let zero = BacktestScores.scores([
      row(
        actual: 0, mean: 5, quantiles: Array(repeating: 5, count: 9), stageWeighted: nil, pace: nil)
    ])
    #expect(zero.count == 1)
    #expect(zero[0].weightedAbsolutePercentageError == nil)
    #expect(zero[0].bias == nil)
    #expect(BacktestScores.scores([]).isEmpty)
  }

  @Test("coverage counts what lies between the outer quantiles, ends included")
  func coverage() throws {
    let coverage = BacktestScores.coverage(rows)
    #expect(coverage.map(\.level) == [0.8, 0.95])
    // 80 %: 100 in 80...150; 300 not in 180...280; 0 not in 30...70. 95 %: 300 in 160...300.
    #expect(agree(coverage[0].value, 1.0 / 3, within: handComputationError))
    #expect(agree(coverage[1].value, 2.0 / 3, within: handComputationError))
    // Wilson's interval for 1 of 3 by its formula.
    let z = NormalDistribution.standard.quantile(0.975)
    let centre = (1.0 / 3 + z * z / 6) / (1 + z * z / 3)
    let root = (2.0 / 27 + z * z / 36).squareRoot()
    let half = z * root / (1 + z * z / 3)
    #expect(agree(coverage[0].lower, centre - half, within: handComputationError))
    #expect(agree(coverage[0].upper, centre + half, within: handComputationError))
    #expect(BacktestScores.coverage([]).isEmpty)
  }
}
