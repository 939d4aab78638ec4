/// What a book keeps beside the deals and the times of their activities.
public struct BookDetails: OptionSet, Sendable {
  /// The bits.
  public let rawValue: Int
  /// Details of bits.
  public init(rawValue: Int) { self.rawValue = rawValue }
  /// With whom the activities of deals were, which way they went and when they were planned.
  public static let marks = BookDetails(rawValue: 1)
  /// All that ``KnownTracking`` tells.
  public static let tracking = BookDetails(rawValue: 2)
  /// Everything that the facts say.
  public static let all: BookDetails = [.marks, .tracking]
}
