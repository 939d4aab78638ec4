public import Calendars
public import Currencies
public import Forecasting

/// One forecast of the past beside what came.
public struct BacktestRow: Equatable, Sendable {
  /// The as-of day; the model was trained as of it.
  public let asOf: Day
  /// The period's id, or that of the window.
  public let period: String
  /// Days from the as-of day to the end of the period.
  public let horizonDays: Int
  /// Bookings that came, minor units.
  public let actual: Int64
  /// The forecast of the whole company.
  public let forecast: NodeForecast

  /// A row.
  public init(
    asOf: Day, period: String, horizonDays: Int, actual: Int64, forecast: NodeForecast
  ) {
    self.asOf = asOf
    self.period = period
    self.horizonDays = horizonDays
    self.actual = actual
    self.forecast = forecast
  }
}

/// How one method did over all rows.
public struct BacktestScore: Equatable, Sendable {
  /// `aforo`, `stage_weighted` or `pace`.
  public let method: String
  /// Mean absolute error in minor units.
  public let meanAbsoluteError: Double
  /// sum |forecast - actual| / sum actual; `nil` when nothing was booked.
  public let weightedAbsolutePercentageError: Double?
  /// sum (forecast - actual) / sum actual.
  public let bias: Double?
  /// Rows judged.
  public let count: Int

  /// A score.
  public init(
    method: String, meanAbsoluteError: Double, weightedAbsolutePercentageError: Double?,
    bias: Double?, count: Int
  ) {
    self.method = method
    self.meanAbsoluteError = meanAbsoluteError
    self.weightedAbsolutePercentageError = weightedAbsolutePercentageError
    self.bias = bias
    self.count = count
  }
}

/// How often what came lay inside an interval.
public struct IntervalCoverage: Equatable, Sendable {
  /// The interval's level, 0.8 or 0.95.
  public let level: Double
  /// Share of the rows inside.
  public let value: Double
  /// 95 % interval of that share (Wilson).
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

/// The forecasts of the past, judged.
public struct BacktestReport: Equatable, Sendable {
  /// The currency of all amounts.
  public let currency: Currency
  /// In the order of their as-of days.
  public let rows: [BacktestRow]
  /// aforo first, then the baselines.
  public let scores: [BacktestScore]
  /// At 80 and 95 %.
  public let coverage: [IntervalCoverage]
  /// Mean logarithmic loss of the deals' P(won in the period), and of the share won in the past.
  public let dealLogLoss: Double?
  /// The same of the base rate.
  public let dealBaseLogLoss: Double?
  /// Deals judged.
  public let dealCount: Int
  /// As-of days that could not be answered, with the reason.
  public let refused: [String]
  /// The forecasts themselves, with those of the single deals, in the order of ``rows``.
  public let forecasts: [BookingsForecast]

  /// A report.
  public init(
    currency: Currency, rows: [BacktestRow], scores: [BacktestScore],
    coverage: [IntervalCoverage], dealLogLoss: Double?, dealBaseLogLoss: Double?, dealCount: Int,
    refused: [String], forecasts: [BookingsForecast] = []
  ) {
    self.currency = currency
    self.rows = rows
    self.scores = scores
    self.coverage = coverage
    self.dealLogLoss = dealLogLoss
    self.dealBaseLogLoss = dealBaseLogLoss
    self.dealCount = dealCount
    self.refused = refused
    self.forecasts = forecasts
  }
}
