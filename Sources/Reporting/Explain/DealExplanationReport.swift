internal import Calendars
internal import Currencies
public import Detection
public import Forecasting

/// Renders why a deal has its chance.
public enum DealExplanationReport {
  /// The answer of `aforo explain DEAL`.
  ///
  /// - Parameters:
  ///   - signals: the rules that fire on the deal.
  ///   - modelID: the stored model's name, or `as-of` for one trained for this answer.
  ///   - isDetailed: whether each column of the model is shown; JSON and CSV always have them.
  public static func render(
    _ explanation: DealExplanation, signals: [SignalHit], modelID: String,
    isDetailed: Bool = false, format: OutputFormat, style: TextStyle = TextStyle()
  ) -> String {
    switch format {
    case .table, .md:
      DealExplanationPage(
        explanation: explanation, signals: signals, modelID: modelID, isDetailed: isDetailed,
        style: style
      ).render(format)
    case .json: document(explanation, signals, modelID).document
    case .csv: csv(explanation)
    }
  }

  private static func document(
    _ explanation: DealExplanation, _ signals: [SignalHit], _ modelID: String
  ) -> JSONValue {
    let money = { (amount: Int64) in JSONValue.money(amount, explanation.currency) }
    return .object([
      "asOf": .day(explanation.asOf),
      "baseline": .object([
        "logOdds": .number(explanation.baselineLogOdds),
        "money": money(explanation.baselineMoney),
        "probability": .number(explanation.baselineProbability),
      ]),
      "amountDrift": money(explanation.amountDrift),
      "contribution": money(explanation.contribution),
      "currency": .string(explanation.currency.code),
      "deal": deal(explanation),
      "grade": .string(explanation.grade.rawValue),
      "history": .array(explanation.history.map { event($0, explanation.currency) }),
      "logOdds": .number(explanation.logOdds),
      "model": .model(modelID, trainedAsOf: explanation.trainedAsOf),
      "parts": .array(explanation.parts.map { part($0, explanation.currency) }),
      "period": .period(explanation.target),
      "probabilities": probabilities(explanation),
      "schemaVersion": .integer(ForecastReport.schemaVersion),
      "signals": .array(
        signals.map { hit in
          .object([
            "signal": .string(hit.signal.name), "value": .number(hit.value),
            "threshold": .number(hit.threshold),
          ])
        }),
      "warnings": .texts(explanation.warnings),
    ])
  }

  private static func deal(_ explanation: DealExplanation) -> JSONValue {
    let state = explanation.state
    return .object([
      "id": .string(explanation.forecast.id),
      "stage": .text(state.stage),
      "amount": .money(state.amount, explanation.currency),
      "expectedAmount": .money(explanation.forecast.expectedAmount, explanation.currency),
      "closeDate": .day(state.closeDay),
      "owner": .text(state.owner),
      "category": .text(state.category),
      "attributes": .path(state.attributes),
      "created": .day(state.created),
      "weeksOld": .number(state.weeksOld),
      "weeksInStage": .number(state.weeksInStage),
      "pushes": .integer(state.pushes),
      "activitiesInFourWeeks": state.activitiesInFourWeeks.map { .integer($0) } ?? .null,
      "lastActivity": .day(state.lastActivity),
    ])
  }

  private static func probabilities(_ explanation: DealExplanation) -> JSONValue {
    .object([
      "period": .number(explanation.forecast.periodProbability),
      "next": .number(explanation.nextProbability),
      "onceClosed": .number(explanation.forecast.winProbability),
      "stageWinRate": .number(explanation.forecast.stageWinRate),
      "withinWeeks": .object(
        Dictionary(
          explanation.withinWeeks.map { ("\($0.weeks)", .number($0.probability)) },
          uniquingKeysWith: { first, _ in first })),
    ])
  }

  private static func part(_ part: ExplanationPart, _ currency: Currency) -> JSONValue {
    .object([
      "reason": .string(part.reason.name),
      "logOdds": .number(part.logOdds),
      "money": .money(part.money, currency),
      "columns": .array(
        part.columns.map { column in
          .object([
            "name": .string(column.name), "logOdds": .number(column.logOdds),
            "money": .money(column.money, currency),
          ])
        }),
    ])
  }

  private static func event(_ event: DealEvent, _ currency: Currency) -> JSONValue {
    let values = event.change.values(currency)
    return .object([
      "day": .day(event.day), "field": .string(event.change.field), "from": values.from,
      "to": values.to,
    ])
  }

  /// One record per column; the log-odds and the money of all records add up to the deal's.
  private static func csv(_ explanation: DealExplanation) -> String {
    var csv = CSVText(header: ["id", "asOf", "period", "part", "column", "logOdds", "money"])
    func add(_ part: String, _ column: String?, _ logOdds: Double?, _ money: Int64) {
      csv.text(explanation.forecast.id)
      csv.day(explanation.asOf)
      csv.text(explanation.target.id)
      csv.text(part)
      csv.text(column)
      csv.number(logOdds)
      csv.money(money, explanation.currency)
      csv.end()
    }
    add("baseline", nil, explanation.baselineLogOdds, explanation.baselineMoney)
    for part in explanation.parts {
      for column in part.columns {
        add(part.reason.name, column.name, column.logOdds, column.money)
      }
    }
    add("amount_drift", nil, nil, explanation.amountDrift)
    return csv.string
  }
}
