internal import Forecasting
internal import Foundation
internal import Statistics

/// The scores of a backtest's rows.
enum BacktestScores {
  /// aforo's mean, then each baseline over the rows that all of them answer.
  static func scores(_ rows: [BacktestRow]) -> [BacktestScore] {
    [
      score("aforo", rows) { Double($0.forecast.mean) },
      score("stage_weighted", rows) { $0.forecast.stageWeighted.map(Double.init) },
      score("pace", rows) { $0.forecast.pace.map(Double.init) },
    ].compactMap { $0 }
  }

  private static func score(
    _ method: String, _ rows: [BacktestRow], _ value: (BacktestRow) -> Double?
  ) -> BacktestScore? {
    let pairs = rows.compactMap { row in value(row).map { ($0, Double(row.actual)) } }
    guard !pairs.isEmpty else { return nil }
    let errors = pairs.map { $0.0 - $0.1 }
    let actual = Descriptive.sum(pairs.map(\.1))
    let absolute = Descriptive.sum(errors.map(abs))
    return BacktestScore(
      method: method, meanAbsoluteError: absolute / Double(pairs.count),
      weightedAbsolutePercentageError: actual > 0 ? absolute / actual : nil,
      bias: actual > 0 ? Descriptive.sum(errors) / actual : nil, count: pairs.count)
  }

  /// How often what came lay between the outer quantiles.
  static func coverage(_ rows: [BacktestRow]) -> [IntervalCoverage] {
    [(0.8, 2, 6), (0.95, 0, 8)].compactMap { level, low, high in
      let inside = rows.count { row in
        row.forecast.quantiles[low] <= row.actual && row.actual <= row.forecast.quantiles[high]
      }
      guard let interval = try? WilsonInterval(successes: inside, trials: rows.count) else {
        return nil
      }
      return IntervalCoverage(
        level: level, value: interval.estimate, lower: interval.lower, upper: interval.upper)
    }
  }
}
