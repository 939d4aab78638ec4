/// What an activity says beside its deal and time: for tracking, not for the models.
public struct ActivityDetail: Sendable, Equatable, Hashable {
  /// The activity's own id; blank where the export has none.
  public var id: String
  /// Call, mail, meeting, task, as the CRM names it.
  public var kind: String
  /// Inbound or outbound, as the CRM names it.
  public var direction: String
  /// Who did it.
  public var owner: String
  /// The lead or contact it was with.
  public var person: String
  /// The account it was with.
  public var account: String
  /// The CRM's word for how far it is.
  public var status: String
  /// Seconds of its end, or ``Blank/instant``.
  public var end: Int64
  /// Seconds of when it was entered, before it happened where it was planned; ``Blank/instant``
  /// where the export does not say.
  public var created: Int64
  /// Its length in seconds, as logged; ``Blank/instant`` where it is not.
  public var seconds: Int64
  /// What it was about.
  public var subject: String
  /// To how many it went, or ``Blank/instant`` where the export does not say.
  public var recipients: Int64
  /// Whether the mail was opened; `nil` where the export does not say.
  public var isOpened: Bool?
  /// Whether it is an invitee's copy of a meeting.
  public var isChild: Bool
  /// Whether it is the head of a series of meetings, beside which each of them stands.
  public var isRecurrence: Bool

  /// A detail as given.
  public init(
    id: String = "", kind: String = "", direction: String = "", owner: String = "",
    person: String = "", account: String = "", status: String = "", end: Int64 = Blank.instant,
    seconds: Int64 = Blank.instant, created: Int64 = Blank.instant, subject: String = "",
    recipients: Int64 = Blank.instant, isOpened: Bool? = nil, isChild: Bool = false,
    isRecurrence: Bool = false
  ) {
    self.id = id
    self.kind = kind
    self.direction = direction
    self.owner = owner
    self.person = person
    self.account = account
    self.status = status
    self.end = end
    self.seconds = seconds
    self.created = created
    self.subject = subject
    self.recipients = recipients
    self.isOpened = isOpened
    self.isChild = isChild
    self.isRecurrence = isRecurrence
  }
}
