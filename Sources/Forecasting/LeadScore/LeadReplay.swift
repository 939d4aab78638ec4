public import Calendars

/// A score that would have been given at an earlier moment, and what came.
public struct LeadReplay: Equatable, Sendable {
  /// The last day that was wholly known.
  public let day: Day
  /// ``TrackedLead/row``.
  public let row: Int
  /// The probability.
  public let chance: Double
  /// The probability by age alone.
  public let baseChance: Double
  /// Whether the lead was converted within the window.
  public let isConverted: Bool
  /// Whether the probability was the regression's; else it was that by age alone.
  public let isModel: Bool

  /// A replayed score as given.
  package init(
    day: Day, row: Int, chance: Double, baseChance: Double, isConverted: Bool, isModel: Bool
  ) {
    self.day = day
    self.row = row
    self.chance = chance
    self.baseChance = baseChance
    self.isConverted = isConverted
    self.isModel = isModel
  }
}
