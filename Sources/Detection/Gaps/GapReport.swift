public import Calendars
public import Currencies
public import Forecasting

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
  /// The customary coverage multiple, for comparison.
  public let coverage: PipelineCoverage?
  /// Where the node stands against earlier periods; `nil` where there are none.
  public let pace: NodePace?

  /// A gap.
  public init(
    node: NodeForecast, target: ForecastTarget, needed: NeededPipeline?, causes: GapCauses,
    coverage: PipelineCoverage? = nil, pace: NodePace? = nil
  ) {
    self.node = node
    self.target = target
    self.needed = needed
    self.causes = causes
    self.coverage = coverage
    self.pace = pace
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
  /// After which day a new deal of a segment is too late, for each period that is not over.
  public let deadlines: [PeriodDeadlines]
  /// What the reader must know, in sentences.
  public let warnings: [String]

  /// A report.
  public init(
    asOf: Day, currency: Currency, trainedAsOf: Day, targets: [ForecastTarget],
    gaps: [PipelineGap], deadlines: [PeriodDeadlines] = [], warnings: [String]
  ) {
    precondition(!targets.isEmpty)
    self.asOf = asOf
    self.currency = currency
    self.trainedAsOf = trainedAsOf
    self.targets = targets
    self.gaps = gaps
    self.deadlines = deadlines
    self.warnings = warnings
  }

  /// The gaps of one of the periods.
  public func gaps(of target: ForecastTarget) -> [PipelineGap] {
    gaps.filter { $0.target == target }
  }

  /// The deadline curves of one of the periods.
  public func deadlines(of target: ForecastTarget) -> [DeadlineCurve] {
    deadlines.first { $0.target == target }?.curves ?? []
  }
}
