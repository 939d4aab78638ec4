public import Calendars
public import Forecasting

/// One forecast of the past, of one node, beside what came.
public struct BacktestRow: Codable, Equatable, Sendable {
  /// The as-of day; the model was trained as of it.
  public let asOf: Day
  /// Periods ahead: 0 is the one that runs on the day after the as-of day.
  public let ahead: Int
  /// The period's id, or that of the window.
  public let period: String
  /// The day after the period's last.
  public let end: Day
  /// Bookings that came, minor units.
  public let actual: Int64
  /// The forecast, without its draws.
  public let forecast: NodeForecast
  /// Continuous ranked probability score in minor units; `nil` without draws.
  public let crps: Double?
  /// Where what came lies in the draws, 0...1; `nil` without draws.
  public let probabilityIntegral: Double?
  /// Mean absolute error of the seasonal naive method in the node's history as known at the as-of
  /// day, minor units; see ``SeasonalNaive``. `nil` where the history is too short, or did not
  /// change.
  public let naiveError: Double?

  /// A row.
  public init(
    asOf: Day, ahead: Int, period: String, end: Day, actual: Int64, forecast: NodeForecast,
    crps: Double? = nil, probabilityIntegral: Double? = nil, naiveError: Double? = nil
  ) {
    self.asOf = asOf
    self.ahead = ahead
    self.period = period
    self.end = end
    self.actual = actual
    self.forecast = forecast
    self.crps = crps
    self.probabilityIntegral = probabilityIntegral
    self.naiveError = naiveError
  }

  /// Days from the as-of day to the last of the period.
  public var horizonDays: Int { end - 1 - asOf }
  /// The level of the node: `total` for the whole company.
  public var level: String { forecast.path.last?.level ?? BacktestRow.total }

  /// The level of the whole company.
  public static let total = "total"
}
