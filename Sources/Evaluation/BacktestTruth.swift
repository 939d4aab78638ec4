public import Calendars
internal import Forecasting

/// What a simulator that knows the truth would have forecast: the limit of what is possible.
public struct BacktestTruth: Equatable, Sendable {
  /// Which node of which question.
  public struct NodeKey: Hashable, Sendable {
    /// The as-of day.
    public let asOf: Day
    /// Periods ahead.
    public let ahead: Int
    /// `total`, or the level's name.
    public let level: String
    /// The node's name; without meaning for the total.
    public let name: String

    /// A key.
    public init(asOf: Day, ahead: Int, level: String, name: String) {
      self.asOf = asOf
      self.ahead = ahead
      self.level = level
      self.name = level == BacktestRow.total ? "" : name
    }
  }

  /// The distribution of a node's bookings, minor units.
  public struct Node: Equatable, Sendable {
    /// The period's id.
    public let period: String
    /// The expected bookings.
    public let mean: Double
    /// At ``BacktestTruth/probabilities``.
    public let quantiles: [Double]

    /// A distribution.
    public init(period: String, mean: Double, quantiles: [Double]) {
      self.period = period
      self.mean = mean
      self.quantiles = quantiles
    }
  }

  /// Which deal of which question.
  public struct DealKey: Hashable, Sendable {
    /// The deal's identifier.
    public let id: String
    /// The as-of day.
    public let asOf: Day
    /// Periods ahead.
    public let ahead: Int

    /// A key.
    public init(id: String, asOf: Day, ahead: Int) {
      self.id = id
      self.asOf = asOf
      self.ahead = ahead
    }
  }

  /// The probabilities of ``Node/quantiles``.
  public static let probabilities = [0.025, 0.1, 0.5, 0.9, 0.975]

  /// Distributions by node.
  public var nodes: [NodeKey: Node] = [:]
  /// True probabilities of winning within the period.
  public var deals: [DealKey: Double] = [:]

  /// Nothing is known.
  public init() {}

  /// The distribution of a row's node, if it is of the row's period.
  public func node(of row: BacktestRow) -> Node? {
    guard row.forecast.path.count <= 1 else { return nil }
    let key = NodeKey(
      asOf: row.asOf, ahead: row.ahead, level: row.level, name: row.forecast.name)
    return nodes[key].flatMap { $0.period == row.period ? $0 : nil }
  }
}
