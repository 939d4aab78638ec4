/// A way to forecast that a backtest judges.
public enum BacktestMethod: String, CaseIterable, Sendable {
  /// The forecast itself, its mean as the point.
  case aforo
  /// Booked and stage-weighted pipeline due.
  case stageWeighted
  /// The same, scaled by what such pipeline yielded.
  case stageWeightedYield
  /// Booked over its usual share.
  case pace
  /// Bookings of the same period a year before.
  case lastYear
  /// The series of past bookings alone.
  case topDown
  /// A simulator that knows the truth.
  case oracle
}

/// How one method did over the rows of one horizon and level that it answers.
public struct BacktestScore: Equatable, Sendable {
  /// The method.
  public let method: BacktestMethod
  /// Rows judged.
  public let count: Int
  /// Mean absolute error in minor units.
  public let meanAbsoluteError: Double
  /// sum |forecast - actual| / sum actual; `nil` when nothing was booked.
  public let weightedAbsolutePercentageError: Double?
  /// sum (forecast - actual) / sum actual.
  public let bias: Double?
  /// Mean of |error| over the error of the seasonal naive method known at each day; see
  /// ``SeasonalNaive``. `nil` where no row has such a scale.
  public let meanAbsoluteScaledError: Double?
  /// Mean continuous ranked probability score in minor units. A point's is its absolute error:
  /// baselines are points. `nil` where neither draws nor a point are known.
  public let crps: Double?
  /// ``crps`` over mean bookings.
  public let crpsShare: Double?
  /// Mean doubled pinball loss at ``BacktestTruth/probabilities``, minor units: comparable between
  /// all methods, a point's being its absolute error.
  public let quantileLoss: Double
  /// 1 - aforo's CRPS over this method's, on the rows of this method; `nil` for aforo itself and
  /// where there is none.
  public let skill: Double?
}

/// How often what came lay inside an interval.
public struct IntervalCoverage: Equatable, Sendable {
  /// The interval's level, 0.8 or 0.95.
  public let level: Double
  /// Share of the rows inside.
  public let value: Double
  /// 95 % interval of that share (Clopper and Pearson), as if the rows were independent.
  public let lower: Double
  /// Its upper end.
  public let upper: Double

  /// A coverage.
  public init(level: Double, value: Double, lower: Double, upper: Double) {
    self.level = level
    self.value = value
    self.lower = lower
    self.upper = upper
  }
}

/// aforo over the oracle, on the rows that both answer.
public struct OracleRatio: Equatable, Sendable {
  /// Rows.
  public let count: Int
  /// Ratio of the WAPEs; `nil` where the oracle made no error.
  public let weightedAbsolutePercentageError: Double?
  /// Ratio of the quantile losses.
  public let quantileLoss: Double?
}

/// The scores of one horizon and level.
public struct BacktestSummary: Equatable, Sendable {
  /// Periods ahead.
  public let ahead: Int
  /// `total`, or the level's name.
  public let level: String
  /// Rows of aforo.
  public let count: Int
  /// Distinct periods among them: rows of one period share what came, and are not independent.
  public let periodCount: Int
  /// aforo first, then the baselines, then the oracle; those that answer at least one row.
  public let scores: [BacktestScore]
  /// At 80 and 95 %.
  public let coverage: [IntervalCoverage]
  /// The oracle's.
  public let oracleCoverage: [IntervalCoverage]
  /// Rows by tenth of ``BacktestRow/probabilityIntegral``.
  public let integralCounts: [Int]
  /// Against the oracle, where there is one.
  public let oracleRatio: OracleRatio?
}
