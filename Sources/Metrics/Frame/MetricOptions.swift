/// What of the settings bears on metrics; windows are in the metrics' names and no settings.
public struct MetricOptions: Equatable, Sendable {
  /// Ratios and quantiles of fewer observations are flagged `low_n`.
  public var leastCount = 10
  /// By deal, what a model of the past says; empty where there is none.
  public var chances: [Int: DealChance] = [:]
  /// By row of an open lead, what a model says of its conversion within 90 days of its creation, given
  /// that it has not come by the end of the period or by the as-of day; empty where there is none.
  public var leadChances: [Int: Double] = [:]
  /// Open deals that violate the data contract; `nil` where it was not checked.
  public var untidyDeals: Set<Int>?

  /// The usual options.
  public init() {}
}

/// What a model says of one open deal.
public struct DealChance: Equatable, Sendable {
  /// P(won), whenever that is.
  public let win: Double
  /// P(won within the period).
  public let winInPeriod: Double

  /// A chance as given.
  public init(win: Double, winInPeriod: Double) {
    self.win = win
    self.winInPeriod = winInPeriod
  }
}
