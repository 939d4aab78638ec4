public import Calendars

/// How much pipeline has to be created for a node to reach its quota with a stated probability.
public struct NeededPipeline: Equatable, Sendable {
  /// Amount of new pipeline in minor units, if it is created at once; 0 when the quota is already
  /// that probable; `nil` when creation cannot close the gap in the time left.
  public let pipeline: Int64?
  /// The last day on which a new deal can still be expected to close in time; `nil` when that day
  /// has passed, or nothing is to be created.
  public let byDate: Day?
  /// The probability to be reached.
  public let probability: Double
  /// Amount won within the period per unit of amount created today.
  public let yield: Double
  /// The same amount by segment, in the mix of what the node creates.
  public let segments: [NeededSegment]
  /// The same week by week, up to ``byDate``; `nil` where nothing is to be created, and where the
  /// weeks that are left are not enough.
  public let plan: NeededPlan?
  /// The largest amount that the node ever created in as many days as are left, minor units.
  public let mostCreated: Int64?
  /// The probability that so much new pipeline would lead to, were it created at once.
  public let reachable: Double?
  /// What the closed form makes of ``pipeline``: a check; `nil` where it has no answer.
  public let closedForm: Int64?

  /// A need.
  public init(
    pipeline: Int64?, byDate: Day?, probability: Double, yield: Double,
    segments: [NeededSegment] = [], plan: NeededPlan? = nil, mostCreated: Int64? = nil,
    reachable: Double? = nil, closedForm: Int64? = nil
  ) {
    self.pipeline = pipeline
    self.byDate = byDate
    self.probability = probability
    self.yield = yield
    self.segments = segments
    self.plan = plan
    self.mostCreated = mostCreated
    self.reachable = reachable
    self.closedForm = closedForm
  }
}

/// What is to be created of one segment.
public struct NeededSegment: Equatable, Sendable {
  /// The segment; empty for all that have too few deals of their own.
  public let segment: String
  /// Its share of the new amount.
  public let share: Double
  /// Amount to create at once, minor units; `nil` where creation cannot close the gap.
  public let amount: Int64?
  /// About how many deals of the usual size that is.
  public let deals: Double?
  /// Amount won within the period per unit of amount created today.
  public let yield: Double

  /// A segment's part.
  public init(segment: String, share: Double, amount: Int64?, deals: Double?, yield: Double) {
    self.segment = segment
    self.share = share
    self.amount = amount
    self.deals = deals
    self.yield = yield
  }
}

/// New pipeline spread evenly over the business days that are left for it.
public struct NeededPlan: Equatable, Sendable {
  /// A week of it.
  public struct Week: Equatable, Sendable {
    /// First day.
    public let start: Day
    /// Last day.
    public let last: Day
    /// Amount to create, minor units.
    public let amount: Int64
    /// The same by segment, in the order of ``NeededPipeline/segments``.
    public let segments: [Int64]
    /// Amount won within the period per unit of amount created in this week.
    public let yield: Double

    /// A week.
    public init(start: Day, last: Day, amount: Int64, segments: [Int64], yield: Double) {
      self.start = start
      self.last = last
      self.amount = amount
      self.segments = segments
      self.yield = yield
    }
  }

  /// The sum of the weeks, minor units: for a running period more than if it were created at once,
  /// since later deals have less time.
  public let total: Int64
  /// The weeks in order of time.
  public let weeks: [Week]

  /// A plan.
  public init(total: Int64, weeks: [Week]) {
    self.total = total
    self.weeks = weeks
  }
}
