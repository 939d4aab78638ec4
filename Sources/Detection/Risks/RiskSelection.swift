internal import Deals
public import Forecasting

/// Which deals are shown.
public struct RiskSelection: Equatable, Sendable {
  /// Only deals with one of these signals; all where empty.
  public var signals: [RiskSignal]
  /// Only deals of these nodes: levels (owner, stage, or a column of the deals) and values.
  public var nodes: [PathFilter]

  /// A selection; without arguments all deals.
  public init(signals: [RiskSignal] = [], nodes: [PathFilter] = []) {
    self.signals = signals
    self.nodes = nodes
  }

  /// What a node may be filtered by.
  public static let levels = ["owner", "stage"] + DealSettings.attributeNames

  /// Whether a node lies within all the nodes that are filtered by.
  public func contains(_ path: [PathElement]) -> Bool {
    nodes.allSatisfy { filter in
      path.contains { $0.level == filter.level && $0.value == filter.value }
    }
  }

  /// Whether a deal belongs to all the nodes.
  func contains(_ timeline: DealTimeline, stage: String?, known: KnownDeals) -> Bool {
    nodes.allSatisfy { filter in
      let value: String? =
        switch filter.level {
        case "owner": timeline.owner.map(known.ownerName)
        case "stage": stage
        default: known.label(of: filter.level, deal: timeline.deal, owner: timeline.owner)
        }
      return (value ?? KnownDeals.none) == filter.value
    }
  }
}

/// A level and the value that deals must have.
public struct PathFilter: Equatable, Sendable {
  /// The level, such as region.
  public let level: String
  /// Its value; ``KnownDeals/none`` for a blank one.
  public let value: String

  /// A filter.
  public init(level: String, value: String) {
    self.level = level
    self.value = value
  }
}
