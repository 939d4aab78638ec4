/// The quota of one person, manager, region, or of all, for a quarter.
public struct SyntheticQuota: Equatable, Sendable {
  /// The quarter.
  public let quarter: QuarterNumber
  /// The region; `nil` for the total.
  public let region: SyntheticRegion?
  /// The manager; `nil` above the managers.
  public let manager: String?
  /// The representative; `nil` above the representatives.
  public let owner: String?
  /// The amount in cents, a whole number of thousands of the currency.
  public let amountMinor: Int
  /// First day on which the quota was known, as days since 1970-01-01.
  public let knownFrom: Int
}
