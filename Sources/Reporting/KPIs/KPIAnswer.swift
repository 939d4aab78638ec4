public import Calendars
public import Currencies
public import Metrics

/// One value of a metric with all that stands beside it.
public struct KPIValue: Sendable {
  /// The metric.
  public let metric: MetricDefinition
  /// The value and what it rests on.
  public let reading: MetricReading
  /// What it is compared with; left out where there is no value.
  public let references: [MetricReference: Double]
  /// Its goal, where one is set.
  public let standing: MetricStanding?
  /// Its values in earlier periods, the oldest first.
  public let trend: [Double?]

  /// A value with its surroundings.
  public init(
    metric: MetricDefinition, reading: MetricReading, references: [MetricReference: Double],
    standing: MetricStanding?, trend: [Double?]
  ) {
    self.metric = metric
    self.reading = reading
    self.references = references
    self.standing = standing
    self.trend = trend
  }
}

/// The values of one node.
public struct KPINode: Sendable {
  /// Levels and values, top first; empty for the company.
  public let path: [(level: String, value: String)]
  /// The values, in the order of the metrics.
  public let values: [KPIValue]

  /// A node as given.
  public init(path: [(level: String, value: String)], values: [KPIValue]) {
    self.path = path
    self.values = values
  }
}

/// The answer of `aforo kpis`.
public struct KPIAnswer: Sendable {
  /// The last day that was wholly known.
  public let asOf: Day
  /// The reporting currency.
  public let currency: Currency
  /// The period.
  public let period: MetricPeriod
  /// Business days of the period, and those that have passed.
  public let businessDays: Int
  /// Those that have passed.
  public let elapsedBusinessDays: Int
  /// The periods that values are compared with, by reference.
  public let compared: [MetricReference: MetricPeriod]
  /// The ids of the periods of the trend, the oldest first.
  public let trendPeriods: [String]
  /// The nodes, the company first.
  public let nodes: [KPINode]
  /// Whether only values with a goal are in it.
  public let isOfTargets: Bool

  /// An answer as given.
  public init(
    asOf: Day, currency: Currency, period: MetricPeriod, businessDays: Int,
    elapsedBusinessDays: Int, compared: [MetricReference: MetricPeriod], trendPeriods: [String],
    nodes: [KPINode], isOfTargets: Bool = false
  ) {
    self.isOfTargets = isOfTargets
    self.asOf = asOf
    self.currency = currency
    self.period = period
    self.businessDays = businessDays
    self.elapsedBusinessDays = elapsedBusinessDays
    self.compared = compared
    self.trendPeriods = trendPeriods
    self.nodes = nodes
  }

  /// Whether the period is not over.
  public var isRunning: Bool { asOf + 1 < period.end }

  /// The values that have a goal, of this answer and of others about the same period.
  public func onlyTargets(with others: some Sequence<KPIAnswer>) -> KPIAnswer {
    let all = ([self] + others).flatMap(\.nodes).map { node in
      KPINode(path: node.path, values: node.values.filter { $0.standing != nil })
    }
    return KPIAnswer(
      asOf: asOf, currency: currency, period: period, businessDays: businessDays,
      elapsedBusinessDays: elapsedBusinessDays, compared: compared, trendPeriods: trendPeriods,
      nodes: all.filter { !$0.values.isEmpty }, isOfTargets: true)
  }
}
