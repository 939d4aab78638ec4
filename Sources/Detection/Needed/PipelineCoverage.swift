internal import Forecasting

/// The customary multiple: open pipeline due in the period over what is missing to the quota.
///
/// It is shown for comparison. For the running quarter it ranks who will reach the quota worse than the
/// forecast does; for the next quarter it is about a coin flip (science.md 5: AUC .50 to .63).
public struct PipelineCoverage: Equatable, Sendable {
  /// Amount of the open deals that are expected to close in the period, minor units.
  public let due: Int64
  /// Quota less booked, at least 0, minor units.
  public let missing: Int64

  /// A coverage.
  public init(due: Int64, missing: Int64) {
    self.due = due
    self.missing = missing
  }

  /// `nil` without a quota.
  init?(node: NodeForecast, due: Int64?) {
    guard let quota = node.quota else { return nil }
    self.init(due: due ?? 0, missing: max(0, quota - node.booked))
  }

  /// due / missing; `nil` where nothing is missing.
  public var ratio: Double? { missing > 0 ? Double(due) / Double(missing) : nil }
}
