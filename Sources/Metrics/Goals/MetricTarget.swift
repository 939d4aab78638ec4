public import Calendars

/// A goal for a metric: what aforo.yml says under `targets`.
public struct MetricTarget: Sendable {
  /// Which side of the goal is good.
  public enum Side: String, Sendable, CaseIterable {
    case atLeast, atMost
  }

  /// The name of the metric.
  public let metric: String
  /// The key, for metrics that have one.
  public let key: String?
  /// The goal in the metric's unit, money in minor units.
  public let goal: Double
  /// Which side of it is good.
  public let side: Side
  /// Who answers for it; `nil` where nobody is named.
  public let owner: String?
  /// Steps of the node; empty for the company.
  public let node: [(level: String, value: String)]
  /// For which kind of period the goal holds.
  public let kind: FiscalPeriod.Kind

  /// A goal as given.
  public init(
    metric: String, key: String? = nil, goal: Double, side: Side, owner: String? = nil,
    node: [(level: String, value: String)] = [], kind: FiscalPeriod.Kind = .quarter
  ) {
    self.metric = metric
    self.key = key
    self.goal = goal
    self.side = side
    self.owner = owner
    self.node = node
    self.kind = kind
  }

  /// Whether it is a goal for this value.
  public func isFor(
    _ name: String, key: String?, node path: [(level: String, value: String)], period: MetricPeriod
  ) -> Bool {
    // A step that the cut does not have may be left out by neither side.
    metric == name && self.key == key && kind == period.fiscal?.kind
      && node.map(\.level) == path.map(\.level) && node.map(\.value) == path.map(\.value)
  }
}

/// How a value stands to its goal.
public enum MetricTargetStatus: String, Sendable, CaseIterable {
  /// The period is over, or nothing can undo it: the goal is reached.
  case met
  /// The period is over and the goal is not reached.
  case missed
  /// The period runs, and the value is on the good side of what the elapsed business days ask for.
  case ahead
  /// The period runs, and it is not.
  case behind
}

/// A goal beside the value.
public struct MetricStanding: Sendable {
  /// The goal.
  public let target: MetricTarget
  /// How the value stands; `nil` where there is no value.
  public let status: MetricTargetStatus?
  /// Whether the goal lies within the value's interval: chance alone may have decided.
  public let isWithinInterval: Bool

  /// The standing of a reading.
  ///
  /// - Parameters:
  ///   - isFlow: whether the value adds up over the period, so that a running period is asked for its
  ///     share of the goal.
  ///   - elapsed: the share of the period's business days that have passed; 1 when it is over.
  public init(_ target: MetricTarget, reading: MetricReading?, isFlow: Bool, elapsed: Double) {
    self.target = target
    guard let value = reading?.value else {
      status = nil
      isWithinInterval = false
      return
    }
    let isRunning = elapsed < 1
    let asked = isFlow && isRunning ? target.goal * elapsed : target.goal
    let isGood = target.side == .atLeast ? value >= asked : value <= asked
    if !isRunning {
      status = isGood ? .met : .missed
    } else if isFlow, target.side == .atLeast, value >= target.goal {
      status = .met
    } else if isFlow, target.side == .atMost, value > target.goal {
      status = .missed
    } else {
      status = isGood ? .ahead : .behind
    }
    if let lower = reading?.lower, let upper = reading?.upper {
      isWithinInterval = lower <= target.goal && target.goal <= upper
    } else {
      isWithinInterval = false
    }
  }
}

extension MetricDefinition {
  /// Whether values add up over time and over nodes: counts and sums of what happened in the period. Names
  /// say it: averages and differences carry other words than count, amount and sum.
  public var isFlow: Bool {
    guard basis == .event, unit == .count || unit == .money || unit == .seconds else {
      return false
    }
    let parts = name.split(separator: ".")
    return parts.first.map { !$0.hasPrefix("quota") } ?? false
      && parts.contains { $0 == "count" || $0 == "amount" || $0 == "sum" }
  }
}

extension MetricTarget: Equatable {
  /// Whether all parts are the same.
  public static func == (left: MetricTarget, right: MetricTarget) -> Bool {
    left.metric == right.metric && left.key == right.key && left.goal == right.goal
      && left.side == right.side && left.owner == right.owner && left.kind == right.kind
      && left.node.map(\.level) == right.node.map(\.level)
      && left.node.map(\.value) == right.node.map(\.value)
  }
}
