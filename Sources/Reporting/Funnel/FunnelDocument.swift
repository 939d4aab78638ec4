internal import Calendars
internal import Currencies
internal import Metrics

/// A funnel as JSON.
struct FunnelDocument {
  let answer: FunnelAnswer

  var json: JSONValue {
    .object([
      "schemaVersion": .integer(1), "asOf": .day(answer.asOf),
      "currency": .string(answer.currency.code), "mode": .string(answer.mode.rawValue),
      "period": .object([
        "id": .string(answer.period.id), "start": .day(answer.period.start),
        "end": .day(answer.period.end),
      ]),
      "nodes": .array(answer.nodes.map(node)),
    ])
  }

  private func node(_ node: FunnelNode) -> JSONValue {
    .object([
      "path": .object(Dictionary(node.path.map { ($0.level, .string($0.value)) }) { $1 }),
      "stages": .array(answer.stages.map { stage($0, node) }),
      "skipRate": value("skip_rate.share", nil, node),
      "regressionRate": value("regression_rate.share", nil, node),
      "lossReasons": .array(
        node.readings("drop_off.lost.by_reason").map { reading in
          .object([
            "reason": .text(reading.key),
            "share": value("drop_off.lost.by_reason", reading.key, node),
          ])
        }),
      "sources": .array(
        FunnelSources(node).names.map { source in
          .object([
            "source": .string(source),
            "leadsConverted": value(FunnelSources.converted, source, node),
            "dealsCreated": value(FunnelSources.created, source, node),
            "dealsWon": value(FunnelSources.won, source, node),
            "wonAmount": value(FunnelSources.amount, source, node),
          ])
        }),
    ])
  }

  private func stage(_ name: String, _ node: FunnelNode) -> JSONValue {
    var members: [String: JSONValue] = [
      "stage": .string(name), "visits": value("stage_visits.count", name, node),
      "amount": value("stage_visits.amount", name, node),
      "cumulativeReached": value("funnel.cumulative.reached", name, node),
      "isWon": .bool(name == answer.stages.last),
    ]
    guard name != answer.stages.last else { return .object(members) }
    members["conversion"] = value(answer.mode.metric, name, node)
    members["ends"] = .object(
      Dictionary(FunnelReport.ends.map { ($0.member, value($0.metric, name, node)) }) { $1 })
    members["days"] = .object([
      "medianAdvance": value("stage_duration.median.advance", name, node),
      "p75Advance": value("stage_duration.p75.advance", name, node),
      "p90Advance": value("stage_duration.p90.advance", name, node),
      "medianLoss": value("stage_duration.median.loss", name, node),
    ])
    return .object(members)
  }

  private func value(_ metric: String, _ key: String?, _ node: FunnelNode) -> JSONValue {
    guard let definition = MetricRegistry.find(metric), let reading = node.reading(metric, key)
    else { return .null }
    let text = MetricValueText(definition, currency: answer.currency, language: .en)
    return .object([
      "value": text.json(reading.value), "n": .integer(reading.count),
      "missing": .integer(reading.missing), "lower": text.json(reading.lower),
      "upper": text.json(reading.upper), "flags": .texts(reading.flags.map(\.rawValue)),
      "reason": .text(reading.reason),
    ])
  }
}
