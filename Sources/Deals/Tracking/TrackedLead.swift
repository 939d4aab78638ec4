/// A lead, as it was known at a cutoff.
public struct TrackedLead: Equatable, Sendable {
  /// The place among all leads of the book; follows their creation, then their ids.
  public let row: Int
  /// Seconds of its creation.
  public let created: Int64
  /// Seconds of its conversion; `nil` where it was not converted before the cutoff.
  public let converted: Int64?
  /// Whether it was converted, and nothing says when: whether that was before the cutoff is not
  /// known either.
  public let isConvertedUndated: Bool
  /// The position of the deal that it became; -1 where it became none, or one not known at the
  /// cutoff.
  public let deal: Int
  /// Code of ``KnownDeals/ownerName(_:)``; -1 where not said.
  public let owner: Int
  /// Where it came from; `nil` where not said.
  public let source: String?
  /// Its segment or industry; `nil` where not said.
  public let segment: String?
  /// Its region or country; `nil` where not said.
  public let region: String?
  /// The company; `nil` where not said.
  public let company: String?
  /// The lead's id.
  public let id: String
}
