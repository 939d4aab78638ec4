internal import Calendars
internal import Currencies
internal import Deals
internal import Detection
internal import Forecasting

/// What stands out as JSON: the contract's fields, and beside them the evidence.
struct AnomaliesDocument {
  let report: AnomalyReport
  let shown: [Anomaly]
  let text: AnomalyText

  var json: JSONValue {
    .object([
      "anomalies": .array(shown.map(anomaly)),
      "asOf": .day(report.asOf),
      "concentration": .object([
        "deals": .array(report.concentration.map(concentration)),
        "effectiveDeals": .number(report.effectiveDeals),
      ]),
      "currency": .string(report.currency.code),
      "families": .array(report.families.map(family)),
      "levels": .texts(report.levels),
      "rankings": .object([
        "category": .array(report.categoryRanks.map(rank)),
        "closeDate": .array(report.closeDateRanks.map(rank)),
      ]),
      "schemaVersion": .integer(ForecastReport.schemaVersion),
    ])
  }

  private func anomaly(_ anomaly: Anomaly) -> JSONValue {
    .object([
      "command": .string(text.command(anomaly)),
      "deals": .array(anomaly.deals.map(deal)),
      "effect": .number(anomaly.effect),
      "examples": .texts(anomaly.examples),
      "expected": .number(anomaly.expected),
      "kind": .string(anomaly.kind.rawValue),
      "metric": .string(text.metric(anomaly)),
      "money": .money(anomaly.money, report.currency),
      "observed": .number(anomaly.observed),
      "pValue": .number(anomaly.pValue),
      "path": .object(
        Dictionary(
          anomaly.path.map { ($0.level, JSONValue.string($0.value)) },
          uniquingKeysWith: { first, _ in first })),
      "qValue": .number(anomaly.qValue),
      "rule": .text(anomaly.rule?.name),
      "sentence": .string(text.sentence(anomaly)),
      "series": anomaly.picture.map(picture) ?? .null,
      "since": .day(anomaly.since),
      "until": .day(anomaly.until),
      "watch": .bool(anomaly.isWatch),
    ])
  }

  private func picture(_ picture: AnomalyPicture) -> JSONValue {
    .object([
      "marked": .integer(picture.marked),
      "values": .array(picture.values.map { .number($0) }),
    ])
  }

  private func deal(_ deal: AnomalyDeal) -> JSONValue {
    .object([
      "amount": .money(deal.amount, report.currency),
      "id": .string(deal.id),
      "pValue": .number(deal.pValue),
      "qValue": .number(deal.qValue),
    ])
  }

  private func family(_ outcome: FamilyOutcome) -> JSONValue {
    .object([
      "falseDiscoveryRate": .number(outcome.rate),
      "found": .integer(outcome.found),
      "kind": .string(outcome.family.kind.rawValue),
      "metric": .string(outcome.family.rawValue),
      "notLookedAt": .text(outcome.reason.map(text.reason)),
      "tested": .integer(outcome.tested),
    ])
  }

  private func rank(_ rank: OwnerRank) -> JSONValue {
    .object([
      "deals": .integer(rank.deals),
      "effect": .number(rank.effect),
      "owner": .string(rank.owner),
      "pValue": .number(rank.pValue),
      "qValue": .number(rank.qValue),
      "score": .number(rank.score),
    ])
  }

  private func concentration(_ deal: ConcentratedDeal) -> JSONValue {
    .object([
      "amount": .money(deal.amount, report.currency),
      "id": .string(deal.id),
      "probability": .number(deal.probability),
      "share": .number(deal.share),
    ])
  }
}
