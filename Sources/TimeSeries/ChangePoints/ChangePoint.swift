/// A step from which on a series has another level or spread.
public struct ChangePoint: Equatable, Sendable {
  /// The first step of the new segment, counted from 0.
  public let index: Int
  /// By how much the cost would rise without it, less the penalty: 0 or more.
  public let gain: Double
  /// Whether the Bayesian segmentation has a change within the margin of 5 steps.
  public let isConfirmed: Bool
}
