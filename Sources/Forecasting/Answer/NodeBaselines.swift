/// What people would forecast for a node without a model, in minor units: the measure of every
/// claim. Each is `nil` where it is not defined.
public struct NodeBaselines: Codable, Equatable, Sendable {
  /// Booked and the open deals due in the period at their stages' past rates.
  public var stageWeighted: Int64?
  /// The same with the open part scaled by what such pipeline turned out to yield in past periods,
  /// deals created later included.
  public var stageWeightedYield: Int64?
  /// Booked over the share that is usually booked by now; the usual bookings before the period.
  public var pace: Int64?
  /// Bookings of the same period a year before.
  public var lastYear: Int64?
  /// What the series of past bookings alone leads to.
  public var topDown: Int64?

  /// Baselines; without arguments none is defined.
  public init(
    stageWeighted: Int64? = nil, stageWeightedYield: Int64? = nil, pace: Int64? = nil,
    lastYear: Int64? = nil, topDown: Int64? = nil
  ) {
    self.stageWeighted = stageWeighted
    self.stageWeightedYield = stageWeightedYield
    self.pace = pace
    self.lastYear = lastYear
    self.topDown = topDown
  }
}

/// The baselines by name, in the order in which they are shown.
public enum BaselineMethod: String, CaseIterable, Codable, Sendable {
  /// ``NodeBaselines/stageWeighted``.
  case stageWeighted
  /// ``NodeBaselines/stageWeightedYield``.
  case stageWeightedYield
  /// ``NodeBaselines/pace``.
  case pace
  /// ``NodeBaselines/lastYear``.
  case lastYear
  /// ``NodeBaselines/topDown``.
  case topDown

  /// This baseline of a node.
  public func value(_ baselines: NodeBaselines) -> Int64? {
    switch self {
    case .stageWeighted: baselines.stageWeighted
    case .stageWeightedYield: baselines.stageWeightedYield
    case .pace: baselines.pace
    case .lastYear: baselines.lastYear
    case .topDown: baselines.topDown
    }
  }
}
