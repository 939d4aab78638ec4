/// A worked example of a metric: a small CRM, a period, a day, and the value computed by hand.
public struct MetricVector: Sendable {
  /// What it shows.
  public enum Kind: String, Sendable, CaseIterable {
    /// The usual case.
    case ordinary
    /// Data is missing.
    case missing
    /// A border of the definition: nothing to divide by, a tie, a day at the edge.
    case edge
  }

  /// What it shows.
  public let kind: Kind
  /// The small CRM.
  public let crm: VectorCRM
  /// The id of the period, such as 2025-Q1.
  public let period: String
  /// The as-of day, such as 2025-03-31.
  public let asOf: String
  /// The node: steps of level and value, top first; empty for the whole company.
  public let node: [(level: String, value: String)]
  /// The key, such as a stage's name; `nil` where the metric has none.
  public let key: String?
  /// The value in the metric's unit, money in major units; `nil` where it is undefined.
  public let expected: Double?
  /// Scores of leads that the example is given, by id.
  public let leadScores: [String: Double]
  /// How it is computed by hand, from the rows of the CRM.
  public let because: String

  /// A worked example; `node` is written `manager=Mia, owner=Ana`.
  init(
    _ kind: Kind, _ crm: VectorCRM, _ period: String, asOf: String, node: String = "",
    key: String? = nil, leadScores: [String: Double] = [:], _ expected: Double?, _ because: String
  ) {
    self.leadScores = leadScores
    self.kind = kind
    self.crm = crm
    self.period = period
    self.asOf = asOf
    self.key = key
    self.expected = expected
    self.because = because
    self.node =
      node.isEmpty
      ? []
      : node.split(separator: ",").map { step in
        let parts = step.split(separator: "=", maxSplits: 1)
        let text = parts.map { part in String(part.drop { $0 == " " }) }
        return (text.first ?? "", text.count > 1 ? text[1] : "")
      }
  }
}
