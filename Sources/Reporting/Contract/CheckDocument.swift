internal import Calendars
internal import Currencies
internal import Deals
internal import Detection
internal import Forecasting

/// A check as JSON.
struct CheckDocument {
  let report: ContractReport

  var json: JSONValue {
    var members = self.members
    // Without --impact nothing is known of it, and nothing said.
    if let impact = report.impact { members["impact"] = ImpactDocument(report: impact).json }
    if !report.exits.isEmpty { members["exitCriteria"] = .array(report.exits.map(exit)) }
    return .object(members)
  }

  private func exit(_ fact: ExitFacts) -> JSONValue {
    .object([
      "advances": fact.advances.map { .integer($0) } ?? .null,
      "amount": .money(fact.amount, report.currency),
      "criterion": .string(fact.criterion.rawValue), "examples": .texts(fact.examples),
      "metShare": .number(fact.metShare), "priced": .integer(fact.pricedCount),
      "stage": .string(fact.stage),
      "unmet": fact.advances == nil ? .null : .integer(fact.unmet),
    ])
  }

  private var members: [String: JSONValue] {
    [
      "asOf": .day(report.asOf),
      "currency": .string(report.currency.code),
      "fields": .array(report.fields.map(field)),
      "hygiene": hygiene,
      "leaks": .array(report.leaks.map(leak)),
      "reversals": .array(report.reversals.map(reversal)),
      "schemaVersion": .integer(CheckText.schemaVersion),
      "stages": .array(report.stages.map(stage)),
      "violations": .array(report.violations.map(violation)),
    ]
  }

  private var hygiene: JSONValue {
    .object([
      "openAmount": .money(report.hygiene.openAmount, report.currency),
      "openDeals": .integer(report.hygiene.openCount),
      "touchedAmount": .money(report.hygiene.touchedAmount, report.currency),
      "touchedDeals": .integer(report.hygiene.touchedCount),
    ])
  }

  private func violation(_ violation: ContractViolation) -> JSONValue {
    let text = ViolationText(violation.kind)
    return .object([
      "accepted": .bool(violation.isAccepted),
      "checked": .integer(violation.checked),
      "count": .integer(violation.count),
      "definition": .string(text.definition.en),
      "examples": .texts(violation.examples),
      "kind": .string(violation.kind.name),
      "money": .object([
        "amount": .money(violation.amount, report.currency),
        "currency": .string(report.currency.code),
      ]),
      "priced": .integer(violation.pricedCount),
      "remedy": .text(text.remedy?.en),
      "setting": .string(SettingsLine(report).text(violation)),
      "severity": .string(violation.kind.severity.rawValue),
      "share": .number(violation.share),
      "unit": .string(violation.kind.unit.rawValue),
    ])
  }

  private func stage(_ fact: StageFacts) -> JSONValue {
    let measured: JSONValue =
      fact.winRate == nil
      ? .null
      : .object([
        "lower": .number(fact.lower), "n": .integer(fact.closedCount),
        "upper": .number(fact.upper), "winRate": .number(fact.winRate),
      ])
    return .object([
      "declaredProbability": .number(fact.stage.probability),
      "entered": fact.enteredCount.map { .integer($0) } ?? .null,
      "enteredLastYear": fact.enteredLastYear.map { .integer($0) } ?? .null,
      "kind": .string(fact.stage.kind.rawValue),
      "labels": .texts(fact.stage.labels),
      "measured": measured,
      "name": .string(fact.stage.name),
      "openAmount": .money(fact.openAmount, report.currency),
      "openDeals": .integer(fact.openCount),
      "probabilityOff": .bool(fact.isProbabilityOff),
    ])
  }

  private func reversal(_ pair: StageOrderFacts) -> JSONValue {
    .object([
      "earlier": .string(pair.earlier), "later": .string(pair.later),
      "n": .integer(pair.count), "reversed": .integer(pair.reversedCount),
    ])
  }

  private func leak(_ leak: FieldLeakage) -> JSONValue {
    .object([
      "field": .string(leak.field),
      "setting": .string(SettingsLine.of(leak)),
      "use": .string(leak.use.rawValue),
      "verdict": .string(LeakText(leak, .en).verdict),
    ])
  }

  private func field(_ field: FieldLeakage) -> JSONValue {
    .object([
      "closedBlank": field.tests.isEmpty ? .null : .integer(field.closedBlankCount),
      "closedDeals": field.tests.isEmpty ? .null : .integer(field.closedCount),
      "closedOnlyValues": .texts(field.closedOnlyValues),
      "field": .string(field.field),
      "isLeak": .bool(field.isLeak),
      "openBlank": field.tests.isEmpty ? .null : .integer(field.openBlankCount),
      "openDeals": field.tests.isEmpty ? .null : .integer(field.openCount),
      "tests": .array(
        field.tests.map { test in
          .object([
            "effect": .number(test.effect), "isLeak": .bool(test.isLeak),
            "n": .integer(test.count), "pValue": .number(test.pValue),
            "qValue": .number(test.qValue), "sign": .string(test.sign.rawValue),
          ])
        }),
      "untested": .text(field.untested?.rawValue),
      "use": .string(field.use.rawValue),
    ])
  }
}
