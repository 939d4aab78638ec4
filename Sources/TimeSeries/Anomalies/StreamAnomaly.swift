/// A step whose value is far from what the steps before it led to expect.
public struct StreamAnomaly: Equatable, Sendable {
  /// The step, counted from 0.
  public let index: Int
  /// What was found.
  public let value: Double
  /// What was expected from the steps before.
  public let expected: Double
  /// The difference in robust standard deviations of past differences, with its sign.
  public let score: Double
}
