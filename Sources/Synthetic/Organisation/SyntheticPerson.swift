/// A sales representative of the simulated organisation.
public struct SyntheticPerson: Sendable {
  /// Full name, unique in the organisation.
  public let name: String
  /// Full name of the manager.
  public let manager: String
  /// The region, the same as the manager's.
  public let region: SyntheticRegion
  /// Log-odds that the person adds to a win.
  public let skill: Double
  /// First day of work, as days since 1970-01-01; before the simulation for most.
  public let firstDay: Int
  /// How the person keeps the CRM.
  public let habits: SyntheticHabits

  /// Log-odds of a win that the person adds on a day: the skill, less while still new.
  func logit(onDay day: Int) -> Double {
    let tenure = Double(day - firstDay) / SyntheticPerson.rampDays
    return skill - (tenure < 1 ? SyntheticPerson.rampLogit * (1 - max(0, tenure)) : 0)
  }

  static let rampDays = 150.0
  static let rampLogit = 0.5
}

/// How a representative keeps the CRM.
public struct SyntheticHabits: Sendable {
  /// Positive: calls deals commit early and dates them early; negative: holds them back.
  public let optimism: Double
  /// Factor on the number of logged activities.
  public let activity: Double
  /// Working days until an overdue close date is moved, on average.
  public let daysToUpdate: Double
}
