/// A statistic with its permutation p-value.
public struct PermutationResult: Equatable, Sendable {
  /// The statistic of the data as they are.
  public let statistic: Double
  /// Arrangements with a statistic at least as extreme.
  public let extreme: Int
  /// Arrangements looked at.
  public let total: Int
  /// Whether these are all there are.
  public let isExact: Bool

  /// The p-value, above 0 always.
  public var pValue: Double {
    isExact ? Double(extreme) / Double(total) : Double(1 + extreme) / Double(1 + total)
  }
}
