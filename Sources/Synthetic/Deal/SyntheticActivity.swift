/// An activity that was logged for a deal.
public struct SyntheticActivity: Equatable, Sendable {
  /// What it was.
  public enum Kind: String, CaseIterable, Codable, Sendable {
    /// A telephone or video call.
    case call
    /// One message.
    case email
    /// A meeting.
    case meeting
    /// A demonstration of the product.
    case demo
  }

  /// How it ended.
  public enum Status: String, CaseIterable, Codable, Sendable {
    /// It took place.
    case completed
    /// It was called off.
    case cancelled
    /// The customer did not come.
    case noShow = "no_show"
  }

  /// What it was.
  public let kind: Kind
  /// True when the customer began it.
  public let isInbound: Bool
  /// Begin, in seconds since 1970-01-01T00:00:00Z.
  public let start: Int
  /// End, in seconds since 1970-01-01T00:00:00Z; an email ends when it begins.
  public let end: Int
  /// How it ended.
  public let status: Status
  /// Place of the person in ``SyntheticOrganisation/people``.
  public let owner: Int
}
