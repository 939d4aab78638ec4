public import Deals

/// How a record contradicts itself.
public enum RecordRule: Hashable, Sendable {
  /// A rule of the data contract.
  case contract(ViolationKind)
  /// The expected close day lies before the creation.
  case closeDayBeforeCreation
  /// The expected close day lies years beyond those of other deals.
  case closeDayFarAhead

  /// The name in answers.
  public var name: String {
    switch self {
    case .contract(let kind): kind.name
    case .closeDayBeforeCreation: "close_day_before_creation"
    case .closeDayFarAhead: "close_day_far_ahead"
    }
  }
}
