/// A person's forecast of what the running quarter will book.
public struct SyntheticCall: Equatable, Sendable {
  /// For whose bookings.
  public enum Node: Equatable, Sendable {
    /// A representative, by the place in ``SyntheticOrganisation/people``.
    case representative(Int)
    /// A manager's team, by the place of its first member.
    case team(Int)
    /// The whole company.
    case company
  }

  /// For whose bookings.
  public let node: Node
  /// The quarter.
  public let quarter: QuarterNumber
  /// When it was made, in seconds since 1970-01-01T00:00:00Z.
  public let madeAt: Int
  /// The amount in cents, a whole number of hundreds of the currency.
  public let amountMinor: Int
}
