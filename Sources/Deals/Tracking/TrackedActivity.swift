/// A call, mail, meeting or task, as it was known at a cutoff.
///
/// Codes are -1 where the export does not say. They follow from what the records say and not from
/// their order in the files.
public struct TrackedActivity: Equatable, Sendable {
  /// The place among all activities of the book; follows their start.
  public let row: Int
  /// The deal's position in the book, as ``KnownDeals/timeline(_:)`` takes it; -1 where the activity
  /// is of none, or of one that is not known at the cutoff.
  public let deal: Int
  /// Code of ``KnownDeals/ownerName(_:)``.
  public let owner: Int
  /// Code of ``KnownTracking/personName(_:)``: the lead or contact.
  public let person: Int
  /// Code of ``KnownTracking/accountName(_:)``, the same as of the deals' attribute `account`.
  public let account: Int
  /// What it was.
  public let kind: ActivityKind
  /// Which way it went.
  public let direction: ActivityDirection
  /// What became of it; ``ActivityOutcome/unsaid`` while it was not over at the cutoff.
  public let outcome: ActivityOutcome
  /// Seconds of its start.
  public let start: Int64
  /// Seconds of its end; `nil` where the export does not say.
  public let end: Int64?
  /// Seconds of when it was entered into the CRM; `nil` where the export does not say, or it was
  /// entered after the cutoff.
  public let entered: Int64?
  /// Its length in seconds, as logged; `nil` where it is not, or it was not over at the cutoff.
  public let seconds: Int64?
  /// To how many it went; `nil` where the export does not say.
  public let recipients: Int?
  /// Whether the mail was opened; `nil` where the export does not say.
  public let isOpened: Bool?
  /// Whether ``DealSettings/demo`` says that it is a demonstration.
  public let isDemo: Bool
  /// Whether it is an invitee's copy of a meeting or the head of a series: it does not count.
  public let isCopy: Bool
  /// A number made of the activity's id: records with the same one are one message; 0 for none.
  public let message: UInt64
}
