public import Calendars
public import Forecasting

/// How lead scores did at earlier moments, each made of what was known then.
public struct LeadSkill: Equatable, Sendable {
  /// The days as of which leads were scored, ascending.
  public let days: [Day]
  /// The scores beside what came; a lead that was open on several days counts once for each.
  public let scores: DealScores
  /// The same for the chance by age alone.
  public let base: DealScores

  /// - Returns: `nil` where no outcome is known yet.
  public init?(_ leads: LeadScores) {
    let outcomes = leads.replay.map(\.isConverted)
    guard
      let scores = DealScores(probabilities: leads.replay.map(\.chance), isWon: outcomes),
      let base = DealScores(probabilities: leads.replay.map(\.baseChance), isWon: outcomes)
    else { return nil }
    days = Set(leads.replay.map(\.day)).sorted()
    self.scores = scores
    self.base = base
  }

  /// 1 - the logarithmic loss over that by age alone: 0 is no better.
  public var skill: Double? { base.logLoss > 0 ? 1 - scores.logLoss / base.logLoss : nil }
}
