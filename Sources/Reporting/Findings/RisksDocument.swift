internal import Calendars
internal import Currencies
internal import Detection
internal import Forecasting

/// The deals at risk as JSON.
struct RisksDocument {
  let report: RiskReport
  let modelID: String
  let source: String
  private var command: RiskCommand { RiskCommand(report, source: source) }

  func document(_ shown: [DealRisk]) -> JSONValue {
    .object([
      "asOf": .day(report.asOf),
      "currency": .string(report.currency.code),
      "deals": .array(shown.map(deal)),
      "model": .model(modelID, trainedAsOf: report.trainedAsOf),
      "nodes": .array(report.nodes.map(node)),
      "period": .period(report.target),
      "rules": .array(report.rules.map(rule)),
      "schemaVersion": .integer(ForecastReport.schemaVersion),
      "selection": selection,
      "summary": summary,
      "unseen": .array(report.rules.compactMap(unseen)),
      "warnings": .texts(report.warnings),
    ])
  }

  private var selection: JSONValue {
    .object([
      "signals": .texts(report.selection.signals.map(\.name)),
      "where": .array(
        report.selection.nodes.map {
          .object(["level": .string($0.level), "value": .string($0.value)])
        }),
    ])
  }

  private var summary: JSONValue {
    .object([
      "openDeals": .integer(report.openCount),
      "dealsFlagged": .integer(report.deals.count),
      "dealsAtRisk": .integer(report.atRisk.count),
      "moneyAtRisk": .money(report.moneyAtRisk, report.currency),
      "call": .texts(report.toCall.map(\.forecast.id)),
      "command": .string(command.all),
    ])
  }

  private func deal(_ risk: DealRisk) -> JSONValue {
    .object([
      "id": .string(risk.forecast.id),
      "owner": .string(risk.owner),
      "account": .text(risk.account),
      "stage": .text(risk.stage),
      "amount": .money(risk.amount, report.currency),
      "closeDate": .day(risk.closeDay),
      "winProbability": .number(risk.forecast.winProbability),
      "periodProbability": .number(risk.forecast.periodProbability),
      "moneyAtRisk": .money(risk.moneyAtRisk, report.currency),
      "atRisk": .bool(risk.isAtRisk),
      "signals": .array(risk.signals.map(signal)),
      "pushes": risk.pushes.map { pushes in
        .object([
          "events": .integer(pushes.events), "months": .integer(pushes.months),
          "quarters": .integer(pushes.quarters),
        ])
      } ?? .null,
      "command": .string(command.deal(risk.forecast.id)),
    ])
  }

  private func signal(_ hit: SignalHit) -> JSONValue {
    .object([
      "signal": .string(hit.signal.name),
      "value": .number(hit.value),
      "threshold": .number(hit.threshold),
      "isReason": .bool(hit.isReason),
      "verdict": .string(hit.verdict.rawValue),
      "lift": hit.lift.map(lift) ?? .null,
    ])
  }

  private func lift(_ lift: SignalLift) -> JSONValue {
    .object([
      "winRateFlagged": .number(lift.winRateFlagged),
      "winRateOther": .number(lift.winRateOther),
      "n": .integer(lift.count),
      "nOther": .integer(lift.otherCount),
      "observations": .integer(lift.observations),
      "lower": .number(lift.lower),
      "upper": .number(lift.upper),
      "difference": .number(lift.difference),
      "differenceLower": .number(lift.differenceLower),
      "differenceUpper": .number(lift.differenceUpper),
    ])
  }

  private func rule(_ rule: RuleSummary) -> JSONValue {
    let isActive = rule.state == .active
    return .object([
      "signal": .string(rule.signal.name),
      "state": .string(state(rule)),
      "verdict": isActive ? .string(rule.verdict.rawValue) : .null,
      "flagged": isActive ? .integer(rule.flaggedCount) : .null,
      "moneyAtRisk": isActive ? .money(rule.moneyAtRisk, report.currency) : .null,
      "lift": rule.lift.map(lift) ?? .null,
      "command": .string(command.signal(rule.signal)),
    ])
  }

  private func state(_ rule: RuleSummary) -> String {
    switch rule.state {
    case .active: "active"
    case .disabled: "disabled"
    case .unseen: "unseen"
    }
  }

  private func unseen(_ rule: RuleSummary) -> JSONValue? {
    guard case .unseen(let missing) = rule.state else { return nil }
    return .object(["signal": .string(rule.signal.name), "reason": .string(missing.reason)])
  }

  private func node(_ risk: NodeRisk) -> JSONValue {
    let node = risk.node
    return .object([
      "path": .path(node.path),
      "name": .string(node.name),
      "booked": .money(node.booked, report.currency),
      "quota": .money(node.quota, report.currency),
      "openDue": .money(risk.openDue, report.currency),
      "flags": .texts(risk.flags.map(\.name)),
      "signals": .array(risk.readings.map(reading)),
      "command": .string(command.node(node.path)),
    ])
  }

  private func reading(_ reading: NodeReading) -> JSONValue {
    .object([
      "signal": .string(reading.signal.name),
      "value": .number(reading.value),
      "threshold": .number(reading.threshold),
      "lower": .number(reading.lower),
      "upper": .number(reading.upper),
      "flagged": .bool(reading.isFlagged),
      "met": .bool(reading.isMet),
      "reason": .text(reading.reason?.sentence),
      "figures": .object(
        Dictionary(
          reading.figures.map { ($0.name, .number($0.value)) }, uniquingKeysWith: { $1 })),
    ])
  }
}
