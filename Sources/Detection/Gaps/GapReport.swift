public import Calendars
public import Currencies
public import Forecasting

/// How much pipeline has to be created for a node to reach its quota with a stated probability.
public struct NeededPipeline: Equatable, Sendable {
  /// Amount of new pipeline in minor units; 0 when the quota is already that probable; `nil` when
  /// creation cannot close the gap in the time left.
  public let pipeline: Int64?
  /// The last day on which a new deal can still be expected to close in time; `nil` when that day
  /// has passed, or nothing is to be created.
  public let byDate: Day?
  /// The probability to be reached.
  public let probability: Double
  /// Amount won within the period per unit of amount created today.
  public let yield: Double

  /// A need.
  public init(pipeline: Int64?, byDate: Day?, probability: Double, yield: Double) {
    self.pipeline = pipeline
    self.byDate = byDate
    self.probability = probability
    self.yield = yield
  }
}

/// Where a node's forecast stands against its quota.
public struct PipelineGap: Equatable, Sendable {
  /// The node's forecast: path, parts, quantiles, quota, odds.
  public let node: NodeForecast
  /// The period.
  public let target: ForecastTarget
  /// What would close the gap; `nil` without a quota or an outcome model.
  public let needed: NeededPipeline?
  /// What the gap is made of.
  public let causes: GapCauses

  /// A gap.
  public init(
    node: NodeForecast, target: ForecastTarget, needed: NeededPipeline?, causes: GapCauses
  ) {
    self.node = node
    self.target = target
    self.needed = needed
    self.causes = causes
  }
}

/// The gaps of one or several periods.
public struct GapReport: Equatable, Sendable {
  /// The last day whose facts were used.
  public let asOf: Day
  /// The currency of all amounts.
  public let currency: Currency
  /// The day as of which the model was trained.
  public let trainedAsOf: Day
  /// The periods, in order; at least one.
  public let targets: [ForecastTarget]
  /// One per period and node with a quota; the whole company first.
  public let gaps: [PipelineGap]
  /// What the reader must know, in sentences.
  public let warnings: [String]

  /// A report.
  public init(
    asOf: Day, currency: Currency, trainedAsOf: Day, targets: [ForecastTarget],
    gaps: [PipelineGap], warnings: [String]
  ) {
    precondition(!targets.isEmpty)
    self.asOf = asOf
    self.currency = currency
    self.trainedAsOf = trainedAsOf
    self.targets = targets
    self.gaps = gaps
    self.warnings = warnings
  }

  /// The gaps of one of the periods.
  public func gaps(of target: ForecastTarget) -> [PipelineGap] {
    gaps.filter { $0.target == target }
  }
}
