/// How many deals the whole company can close in a week, won and lost together.
public enum ClosingCapacity: Equatable, Encodable, Sendable {
  /// At most so many, from 1 on.
  case atMost(Int)
  /// 85 % of the mean of what would close in a week of the second half of the span.
  case automatic

  /// The share of ``automatic``.
  public static let automaticShare = 0.85
}
