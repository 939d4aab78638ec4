/// What a part of a lead's score speaks of.
public enum LeadField: String, CaseIterable, Codable, Sendable {
  /// A lead on its first day with nothing told about it.
  case base
  /// That it has not been converted by its age.
  case age
  /// Where it came from.
  case source
  /// Its segment or industry.
  case segment
  /// Its region or country.
  case region
  /// Who works on it, by the owner's record.
  case owner
  /// Whether the company had leads or deals before.
  case company
  /// Activities with the person so far.
  case activities
}

/// A part of a lead's score.
public struct LeadScorePart: Equatable, Sendable {
  /// What it speaks of.
  public let field: LeadField
  /// What the lead has there: a label, a number of days or activities; blank for the base.
  public let value: String
  /// What it adds to the log-odds.
  public let logOdds: Double
}

/// The chance that one open lead is converted within ``LeadScorer/window`` days of its creation.
public struct LeadScore: Equatable, Sendable {
  /// ``TrackedLead/row``.
  public let row: Int
  /// The lead's id.
  public let id: String
  /// The company; `nil` where not said.
  public let company: String?
  /// Days since its creation, with fractions.
  public let age: Double
  /// P(converted in the days that are left | not converted so far).
  public let chance: Double
  /// The share of the scored leads that have a lower chance, ties half; in 0...1.
  public internal(set) var rank: Double
  /// What the chance is made of: the parts sum to its log-odds.
  public let parts: [LeadScorePart]

  /// The log-odds of ``chance``: the sum of the parts.
  public var logOdds: Double { parts.reduce(0) { $0 + $1.logOdds } }
}
