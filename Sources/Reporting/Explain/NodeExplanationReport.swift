internal import Calendars
internal import Currencies
public import Forecasting

/// Renders what a node's forecast is made of.
public enum NodeExplanationReport {
  /// The answer of `aforo explain --node`.
  ///
  /// - Parameter modelID: the stored model's name, or `as-of` for one trained for this answer.
  public static func render(
    _ explanation: NodeExplanation, modelID: String, format: OutputFormat,
    style: TextStyle = TextStyle()
  ) -> String {
    switch format {
    case .table, .md:
      NodeExplanationPage(explanation: explanation, modelID: modelID, style: style).render(format)
    case .json: document(explanation, modelID).document
    case .csv: csv(explanation)
    }
  }

  private static func document(_ explanation: NodeExplanation, _ modelID: String) -> JSONValue {
    let node = explanation.node
    let currency = explanation.currency
    return .object([
      "asOf": .day(explanation.asOf),
      "causes": .array(explanation.causes.map { cause($0, currency) }),
      "closeDates": .array(explanation.closeDates.map { cause($0, currency) }),
      "currency": .string(currency.code),
      "deals": .array(explanation.deals.map { deal($0, currency) }),
      "grade": .string(node.grade.rawValue),
      "mean": .money(node.mean, currency),
      "model": .model(modelID, trainedAsOf: explanation.trainedAsOf),
      "name": .string(node.name),
      "path": .path(node.path),
      "period": .period(explanation.target),
      "schemaVersion": .integer(ForecastReport.schemaVersion),
      "warnings": .texts(explanation.warnings),
      "width": explanation.width.map { width in
        .object([
          "level": .double(0.8), "whole": range(width.whole, currency),
          "dealsAlone": range(width.dealsAlone, currency),
        ])
      } ?? .null,
    ])
  }

  private static func range(_ range: ClosedRange<Int64>, _ currency: Currency) -> JSONValue {
    .object([
      "lower": .money(range.lowerBound, currency), "upper": .money(range.upperBound, currency),
    ])
  }

  private static func cause(_ cause: NodeCause, _ currency: Currency) -> JSONValue {
    let key = ExplanationText.key(cause.kind)
    return .object([
      "cause": .string(key.cause), "value": .text(key.value), "n": .number(cause.count),
      "amount": .money(cause.amount, currency),
    ])
  }

  private static func deal(_ deal: DealContribution, _ currency: Currency) -> JSONValue {
    .object([
      "id": .string(deal.forecast.id), "owner": .text(deal.owner), "stage": .text(deal.stage),
      "amount": .money(deal.amount, currency), "closeDate": .day(deal.closeDay),
      "periodProbability": .number(deal.forecast.periodProbability),
      "contribution": .money(deal.contribution, currency),
    ])
  }

  /// One record per cause; those of the cut `cause` add up to the mean.
  private static func csv(_ explanation: NodeExplanation) -> String {
    var csv = CSVText(header: ["node", "asOf", "period", "cut", "cause", "value", "n", "amount"])
    let cuts = [("cause", explanation.causes), ("close_date", explanation.closeDates)]
    for (cut, causes) in cuts {
      for cause in causes {
        let key = ExplanationText.key(cause.kind)
        csv.text(explanation.node.name)
        csv.day(explanation.asOf)
        csv.text(explanation.target.id)
        csv.text(cut)
        csv.text(key.cause)
        csv.text(key.value)
        csv.number(cause.count)
        csv.money(cause.amount, explanation.currency)
        csv.end()
      }
    }
    return csv.string
  }
}
