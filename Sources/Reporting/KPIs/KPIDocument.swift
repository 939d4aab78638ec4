internal import Calendars
internal import Currencies
internal import Metrics

/// KPIs as JSON.
struct KPIDocument {
  let answer: KPIAnswer

  var json: JSONValue {
    .object([
      "schemaVersion": .integer(1), "asOf": .day(answer.asOf),
      "currency": .string(answer.currency.code),
      "period": .object([
        "id": .string(answer.period.id), "start": .day(answer.period.start),
        "end": .day(answer.period.end), "businessDays": .integer(answer.businessDays),
        "elapsedBusinessDays": .integer(answer.elapsedBusinessDays),
      ]),
      "compared": .object(
        Dictionary(
          uniqueKeysWithValues: KPIReport.references.map {
            ($0.rawValue, .text(answer.compared[$0]?.id))
          })),
      "nodes": .array(answer.nodes.map(node)),
    ])
  }

  private func node(_ node: KPINode) -> JSONValue {
    .object([
      "path": .object(Dictionary(node.path.map { ($0.level, .string($0.value)) }) { $1 }),
      "metrics": .array(node.values.map(value)),
    ])
  }

  private func value(_ value: KPIValue) -> JSONValue {
    let text = MetricValueText(value.metric, currency: answer.currency, language: .en)
    var members: [String: JSONValue] = [
      "name": .string(value.metric.name), "key": .text(value.reading.key),
      "unit": .string(value.metric.unit.rawValue), "value": text.json(value.reading.value),
      "n": .integer(value.reading.count), "missing": .integer(value.reading.missing),
      "lower": text.json(value.reading.lower), "upper": text.json(value.reading.upper),
      "flags": .texts(value.reading.flags.map(\.rawValue)), "reason": .text(value.reading.reason),
      "target": target(value, text),
      "trend": .array(
        zip(answer.trendPeriods, value.trend).map { period, past in
          .object(["period": .string(period), "value": text.json(past)])
        }),
    ]
    for reference in KPIReport.references {
      members[reference.rawValue] = text.json(value.references[reference])
    }
    return .object(members)
  }

  private func target(_ value: KPIValue, _ text: MetricValueText) -> JSONValue {
    guard let standing = value.standing else { return .null }
    return .object([
      "goal": text.json(standing.target.goal),
      "direction": .string(standing.target.side.rawValue),
      "status": .text(standing.status?.rawValue), "owner": .text(standing.target.owner),
      "withinInterval": .bool(standing.isWithinInterval),
    ])
  }
}
