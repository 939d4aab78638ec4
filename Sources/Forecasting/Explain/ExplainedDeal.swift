public import Calendars

/// An open deal as it is known at the as-of day.
public struct ExplainedDeal: Equatable, Sendable {
  /// The stage's name; `nil` while unknown.
  public let stage: String?
  /// The amount as written, minor units; `nil` where blank.
  public let amount: Int64?
  /// The expected close day.
  public let closeDay: Day?
  /// The owner's name; `nil` while unknown.
  public let owner: String?
  /// The forecast category; `nil` while unknown.
  public let category: String?
  /// Attributes by name, such as segment and account; blank ones are left out.
  public let attributes: [PathElement]
  /// The day of its creation.
  public let created: Day
  /// Weeks since its creation.
  public let weeksOld: Double
  /// Weeks in its stage; `nil` while the stage is unknown.
  public let weeksInStage: Double?
  /// How often the close date moved later across a month boundary.
  public let pushes: Int
  /// Calls, mails and meetings of the last four weeks; `nil` where none are imported at all.
  public let activitiesInFourWeeks: Int?
  /// The day of the last of them; `nil` where there is none.
  public let lastActivity: Day?

  /// A state as given.
  public init(
    stage: String?, amount: Int64?, closeDay: Day?, owner: String?, category: String?,
    attributes: [PathElement], created: Day, weeksOld: Double, weeksInStage: Double?, pushes: Int,
    activitiesInFourWeeks: Int?, lastActivity: Day?
  ) {
    self.stage = stage
    self.amount = amount
    self.closeDay = closeDay
    self.owner = owner
    self.category = category
    self.attributes = attributes
    self.created = created
    self.weeksOld = weeksOld
    self.weeksInStage = weeksInStage
    self.pushes = pushes
    self.activitiesInFourWeeks = activitiesInFourWeeks
    self.lastActivity = lastActivity
  }
}
