internal import Calendars
internal import Forecasting
internal import Foundation
internal import Statistics

extension BacktestSummary {
  /// Tenths of the probability integral.
  static let integralBins = 10

  /// The scores of rows of one horizon and level.
  init(ahead: Int, level: String, rows: [BacktestRow], truth: BacktestTruth?) {
    self.ahead = ahead
    self.level = level
    count = rows.count
    // Windows of days bear one name; what tells them apart is where they end.
    periodCount = Set(rows.map { [$0.period, ($0.asOf + $0.horizonDays).iso8601] }).count
    let judged = BacktestMethod.allCases.map { method in
      (method, rows.compactMap { JudgedRow($0, method: method, truth: truth) })
    }
    scores = judged.compactMap { BacktestScore($0, $1) }
    coverage = BacktestSummary.coverage(
      rows.map { row in
        let ends = row.forecast.quantiles.map(Double.init)
        return (Double(row.actual), ends[2], ends[6], ends[0], ends[8])
      })
    let known = rows.compactMap { row in truth?.node(of: row).map { (row, $0.quantiles) } }
    oracleCoverage = BacktestSummary.coverage(
      known.map { (Double($0.actual), $1[1], $1[3], $1[0], $1[4]) })
    var bins = [Int](repeating: 0, count: BacktestSummary.integralBins)
    for value in rows.compactMap(\.probabilityIntegral) {
      bins[min(bins.count - 1, Int(value * Double(bins.count)))] += 1
    }
    integralCounts = bins
    oracleRatio = OracleRatio(known.map(\.0), truth: truth)
  }

  /// How often what came lay between the outer quantiles, ends included.
  static func coverage(
    _ rows: [(actual: Double, low80: Double, high80: Double, low95: Double, high95: Double)]
  ) -> [IntervalCoverage] {
    let inside = [
      (0.8, rows.count { $0.low80 <= $0.actual && $0.actual <= $0.high80 }),
      (0.95, rows.count { $0.low95 <= $0.actual && $0.actual <= $0.high95 }),
    ]
    return inside.compactMap { level, count in
      guard
        let interval = try? ClopperPearsonInterval(successes: count, trials: rows.count)
      else { return nil }
      return IntervalCoverage(
        level: level, value: interval.estimate, lower: interval.lower, upper: interval.upper)
    }
  }
}

/// One row as one method answers it, minor units.
struct JudgedRow {
  let actual: Double
  let point: Double
  let crps: Double?
  /// aforo's on the same row.
  let ownCRPS: Double?
  let quantileLoss: Double
  let scale: Double?

  /// `nil` where the method does not answer the row.
  init?(_ row: BacktestRow, method: BacktestMethod, truth: BacktestTruth?) {
    let actual = Double(row.actual)
    self.actual = actual
    scale = row.naiveError
    ownCRPS = row.crps
    switch method {
    case .aforo:
      point = Double(row.forecast.mean)
      crps = row.crps
      quantileLoss = EnsembleScore.quantileLoss(
        JudgedRow.shared.map { Double(row.forecast.quantiles[$0]) },
        at: BacktestTruth.probabilities, actual: actual)
    case .oracle:
      guard let node = truth?.node(of: row) else { return nil }
      point = node.mean
      // Its draws are not known.
      crps = nil
      quantileLoss = EnsembleScore.quantileLoss(
        node.quantiles, at: BacktestTruth.probabilities, actual: actual)
    case .stageWeighted, .stageWeightedYield, .pace, .lastYear, .topDown:
      let baseline = BaselineMethod(rawValue: method.rawValue)
      guard let value = baseline?.value(row.forecast.baselines) else { return nil }
      point = Double(value)
      crps = abs(point - actual)
      quantileLoss = abs(point - actual)
    }
  }

  /// Places of ``BacktestTruth/probabilities`` among those of a forecast.
  private static let shared = BacktestTruth.probabilities.compactMap {
    BookingsForecast.probabilities.firstIndex(of: $0)
  }
}

extension BacktestScore {
  /// `nil` for no row.
  init?(_ method: BacktestMethod, _ rows: [JudgedRow]) {
    guard !rows.isEmpty else { return nil }
    let errors = rows.map { $0.point - $0.actual }
    let actual = Descriptive.sum(rows.map(\.actual))
    let absolute = Descriptive.sum(errors.map(abs))
    let scaled = rows.compactMap { row in row.scale.map { abs(row.point - row.actual) / $0 } }
    let scores = rows.compactMap(\.crps)
    let mean = Descriptive.mean(scores)
    let both = rows.filter { $0.crps != nil && $0.ownCRPS != nil }
    let reference = Descriptive.sum(both.compactMap(\.crps))
    self.init(
      method: method, count: rows.count, meanAbsoluteError: absolute / Double(rows.count),
      weightedAbsolutePercentageError: actual > 0 ? absolute / actual : nil,
      bias: actual > 0 ? Descriptive.sum(errors) / actual : nil,
      meanAbsoluteScaledError: Descriptive.mean(scaled), crps: mean,
      crpsShare: actual > 0 ? mean.map { $0 * Double(rows.count) / actual } : nil,
      quantileLoss: Descriptive.mean(rows.map(\.quantileLoss)) ?? 0,
      skill: method != .aforo && reference > 0
        ? 1 - Descriptive.sum(both.compactMap(\.ownCRPS)) / reference : nil)
  }
}

extension OracleRatio {
  /// `nil` where no row has an oracle.
  init?(_ rows: [BacktestRow], truth: BacktestTruth?) {
    func score(_ method: BacktestMethod) -> BacktestScore? {
      BacktestScore(method, rows.compactMap { JudgedRow($0, method: method, truth: truth) })
    }
    guard let own = score(.aforo), let limit = score(.oracle) else { return nil }
    self.init(
      count: rows.count,
      weightedAbsolutePercentageError: limit.meanAbsoluteError > 0
        ? own.meanAbsoluteError / limit.meanAbsoluteError : nil,
      quantileLoss: limit.quantileLoss > 0 ? own.quantileLoss / limit.quantileLoss : nil)
  }
}
