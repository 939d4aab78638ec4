public import Deals

/// How far the deals that left a stage forward met one of its criteria.
public struct ExitFacts: Equatable, Sendable {
  /// The stage.
  public let stage: String
  /// What should have been known.
  public let criterion: ExitCriterion
  /// How often deals left the stage forward; `nil` where the data does not tell whether the criterion was
  /// met.
  public package(set) var advances: Int?
  /// How often without meeting the criterion.
  public package(set) var unmet = 0
  /// The amounts of these at the time, minor units; `nil` where none is priced.
  public package(set) var amount: Int64?
  /// How many of these are priced.
  public package(set) var pricedCount = 0
  /// Deals that did, in the order of their ids.
  public package(set) var examples: [String] = []

  /// Nothing known yet.
  public init(stage: String, criterion: ExitCriterion) {
    self.stage = stage
    self.criterion = criterion
  }

  /// The share that did not; `nil` where nothing left the stage, or it is not known.
  public var unmetShare: Double? {
    guard let advances, advances > 0 else { return nil }
    return Double(unmet) / Double(advances)
  }

  /// The share that met the criterion; `nil` as for ``unmetShare``.
  public var metShare: Double? {
    guard let advances, advances > 0 else { return nil }
    return Double(advances - unmet) / Double(advances)
  }
}
