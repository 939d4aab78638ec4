public import Calendars

/// What is to be shown of an account, a deal or a representative.
public struct ShowQuestion: Sendable {
  /// The last day whose facts are used.
  public var asOf: Day
  /// The id or name.
  public var id: String
  /// The first day of the timeline; `nil` for all.
  public var since: Day?

  /// A question.
  public init(asOf: Day, id: String, since: Day? = nil) {
    self.asOf = asOf
    self.id = id
    self.since = since
  }
}
