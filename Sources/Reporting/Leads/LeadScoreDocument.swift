internal import Evaluation
internal import Forecasting

/// Lead scores as JSON.
struct LeadScoreDocument {
  let scores: LeadScores
  let skill: LeadSkill?
  let shown: [LeadScore]

  var json: JSONValue {
    .object([
      "asOf": .day(scores.asOf),
      "baseRate": .number(scores.baseRate),
      "expectedConversions": .number(scores.expectedConversions),
      "leads": .array(shown.map(lead)),
      "method": .string(scores.method.rawValue),
      "notScored": .object([
        "convertedUndated": .integer(scores.undated), "olderThanWindow": .integer(scores.outgrown),
      ]),
      "replay": skill.map(replay) ?? .null,
      "schemaVersion": .integer(ForecastReport.schemaVersion),
      "scored": .integer(scores.leads.count),
      "training": .object([
        "conversions": .integer(scores.conversions), "leads": .integer(scores.training),
      ]),
      "windowDays": .integer(LeadScorer.window),
    ])
  }

  private func lead(_ lead: LeadScore) -> JSONValue {
    .object([
      "age": .number(lead.age),
      "chance": .number(lead.chance),
      "company": .text(lead.company),
      "id": .string(lead.id),
      "logOdds": .number(lead.logOdds),
      "parts": .array(
        lead.parts.map { part in
          .object([
            "field": .string(part.field.rawValue), "logOdds": .number(part.logOdds),
            "value": .string(part.value),
          ])
        }),
      "percentile": .number(lead.rank * 100),
    ])
  }

  private func replay(_ skill: LeadSkill) -> JSONValue {
    .object([
      "base": .object(figures(skill.base)),
      "curve": .array(
        skill.scores.curve.map { bin in
          .object([
            "chance": .number(bin.probability), "count": .integer(bin.count),
            "lower": .number(bin.lower), "share": .number(bin.share), "upper": .number(bin.upper),
          ])
        }),
      "days": .array(skill.days.map { .day($0) }),
      "scores": .object(figures(skill.scores)),
      "skill": .number(skill.skill),
    ])
  }

  private func figures(_ scores: DealScores) -> [String: JSONValue] {
    [
      "auc": .number(scores.areaUnderCurve),
      "brier": .number(scores.brier),
      "calibrationError": .number(scores.calibrationError),
      "calibrationIntercept": .number(scores.calibrationIntercept),
      "calibrationSlope": .number(scores.calibrationSlope),
      "conversions": .integer(scores.wonCount),
      "count": .integer(scores.count),
      "expectedConversions": .number(scores.expectedWins),
      "logLoss": .number(scores.logLoss),
    ]
  }
}
