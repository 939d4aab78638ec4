public import Forecasting

/// How the days of a backtest are answered.
public struct BacktestOptions: Codable, Equatable, Sendable {
  /// Levels of the nodes, top first; none for the whole company alone.
  public var levels: [String]
  /// Number of draws.
  public var draws: Int
  /// Seed of the draws.
  public var seed: UInt64
  /// Days of the window that is forecast; `nil` for fiscal quarters.
  public var window: Int?
  /// How the pipeline and the run rate are combined.
  public var method: ForecastMethod

  /// Options.
  public init(
    levels: [String] = [], draws: Int = 2_000, seed: UInt64 = 1, window: Int? = nil,
    method: ForecastMethod = .auto
  ) {
    self.levels = levels
    self.draws = draws
    self.seed = seed
    self.window = window
    self.method = method
  }
}
