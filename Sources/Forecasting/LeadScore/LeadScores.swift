public import Calendars

/// How leads were scored.
public enum LeadScoreMethod: String, Equatable, Sendable {
  /// By the regression.
  case model
  /// By their age alone: there are fewer than ``LeadScorer/leastLeads`` leads or
  /// ``LeadScorer/leastConversions`` conversions.
  case tooFewLeads
  /// By their age alone: at earlier moments the fields told nothing beyond it.
  case fieldsTellNothing
}

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
}

/// The scores of open leads, and how such scores did before.
public struct LeadScores: Equatable, Sendable {
  /// The last day that was wholly known.
  public let asOf: Day
  /// How they were made.
  public let method: LeadScoreMethod
  /// The leads, the highest chance first, then by id.
  public let leads: [LeadScore]
  /// The leads that the scores rest on, and how many of them were converted within the window.
  public let training: Int
  /// Conversions among them.
  public let conversions: Int
  /// P(converted within the window) of a new lead of which nothing else is known.
  public let baseRate: Double
  /// The scores of earlier moments whose outcome is known, each made with what was known then.
  public let replay: [LeadReplay]
  /// Leads converted nobody knows when: neither scored nor learned from.
  public let undated: Int
  /// Open leads that are older than the window: not scored, for their chance is 0 by definition.
  public let outgrown: Int

  /// How many of the scored leads are expected to be converted in time.
  public var expectedConversions: Double { leads.reduce(0) { $0 + $1.chance } }

  /// The chance by row of the lead, as the metric of lead scores takes it.
  public var chances: [Int: Double] {
    leads.reduce(into: [:]) { $0[$1.row] = $1.chance }
  }

  /// Orders leads and gives them their ranks.
  static func rank(_ leads: inout [LeadScore]) {
    leads.sort { ($1.chance, $0.id) < ($0.chance, $1.id) }
    var start = 0
    while start < leads.count {
      var end = start
      while end < leads.count, leads[end].chance == leads[start].chance { end += 1 }
      let below = Double(leads.count - end) + Double(end - start) / 2
      for position in start..<end { leads[position].rank = below / Double(leads.count) }
      start = end
    }
  }
}
