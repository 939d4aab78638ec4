public import Evaluation
public import Forecasting

/// Renders lead scores.
public enum LeadScoreReport {
  /// The answer of `aforo leads`.
  ///
  /// - Parameters:
  ///   - skill: how such scores did on earlier days.
  ///   - limit: the most leads shown, in every format; `nil` for all.
  public static func render(
    _ scores: LeadScores, skill: LeadSkill?, limit: Int? = nil, format: OutputFormat,
    style: TextStyle = TextStyle()
  ) -> String {
    let shown = Array(scores.leads.prefix(max(0, limit ?? scores.leads.count)))
    switch format {
    case .table, .md:
      return LeadScorePage(scores: scores, skill: skill, shown: shown, style: style).render(format)
    case .json: return LeadScoreDocument(scores: scores, skill: skill, shown: shown).json.document
    case .csv: return csv(shown)
    }
  }

  /// One record a lead, with the log-odds of every part.
  private static func csv(_ leads: [LeadScore]) -> String {
    var csv = CSVText(
      header: ["id", "company", "age", "chance", "percentile", "logOdds"]
        + LeadField.allCases.map { "logOdds:\($0.rawValue)" })
    for lead in leads {
      csv.text(lead.id)
      csv.text(lead.company)
      csv.number(lead.age)
      csv.number(lead.chance)
      csv.number(lead.rank * 100)
      csv.number(lead.logOdds)
      for field in LeadField.allCases {
        csv.number(lead.parts.first { $0.field == field }?.logOdds)
      }
      csv.end()
    }
    return csv.string
  }
}
