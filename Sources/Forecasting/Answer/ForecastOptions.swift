/// How a forecast is cut and drawn.
public struct ForecastOptions: Codable, Equatable, Sendable {
  /// Levels of the answer, top first: attributes of the deals or `owner`.
  public var levels: [String]
  /// Number of draws.
  public var draws: Int
  /// Seed of the draws.
  public var seed: UInt64
  /// Threads; no influence on the answer.
  public var workers: Int
  /// Whether every node keeps its draws (``NodeForecast/sample``), for scores and pictures.
  public var keepsSample: Bool
  /// How the pipeline and the run rate are combined.
  public var method: ForecastMethod

  /// Options with the usual number of draws.
  public init(
    levels: [String], draws: Int = 2_000, seed: UInt64 = 1, workers: Int = 1,
    keepsSample: Bool = false, method: ForecastMethod = .auto
  ) {
    self.levels = levels
    self.draws = draws
    self.seed = seed
    self.workers = workers
    self.keepsSample = keepsSample
    self.method = method
  }
}
