public import Calendars
public import Currencies
public import Metrics

/// The funnel of one node: the values of the funnel's metrics.
public struct FunnelNode: Sendable {
  /// Levels and values, top first; empty for the company.
  public let path: [(level: String, value: String)]
  /// The values, in the order of the registry.
  public let results: [MetricResult]

  /// A node as given.
  public init(path: [(level: String, value: String)], results: [MetricResult]) {
    self.path = path
    self.results = results
  }

  /// The values of a metric; none where it was not computed.
  func readings(_ metric: String) -> [MetricReading] {
    results.first { $0.name == metric }?.readings ?? []
  }

  /// The value of a metric for a key.
  func reading(_ metric: String, _ key: String? = nil) -> MetricReading? {
    readings(metric).first { $0.key == key }
  }
}

/// The answer of `aforo funnel`.
public struct FunnelAnswer: Sendable {
  /// The last day that was wholly known.
  public let asOf: Day
  /// The reporting currency.
  public let currency: Currency
  /// The period in which visits began and deals were created.
  public let period: MetricPeriod
  /// How conversion is counted.
  public let mode: FunnelMode
  /// The open stages in order, and the won one after them.
  public let stages: [String]
  /// The nodes, the company first.
  public let nodes: [FunnelNode]

  /// An answer as given.
  public init(
    asOf: Day, currency: Currency, period: MetricPeriod, mode: FunnelMode, stages: [String],
    nodes: [FunnelNode]
  ) {
    self.asOf = asOf
    self.currency = currency
    self.period = period
    self.mode = mode
    self.stages = stages
    self.nodes = nodes
  }

  /// The stages that can be left forward.
  var openStages: ArraySlice<String> { stages.dropLast() }
}
