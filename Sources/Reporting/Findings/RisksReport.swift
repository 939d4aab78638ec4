internal import Calendars
internal import Currencies
public import Detection
internal import Forecasting

/// Renders the open deals at risk.
public enum RisksReport {
  /// The answer of `aforo risks`.
  ///
  /// - Parameters:
  ///   - modelID: the stored model's name, or `as-of` for one trained for this answer.
  ///   - limit: the most deals shown, in every format; `nil` for all.
  public static func render(
    _ report: RiskReport, modelID: String, limit: Int? = nil, format: OutputFormat,
    style: TextStyle = TextStyle()
  ) -> String {
    let shown = Array(report.deals.prefix(max(0, limit ?? report.deals.count)))
    switch format {
    case .table, .md:
      return RisksPage(report: report, shown: shown, modelID: modelID, style: style).render(format)
    case .json: return document(report, shown, modelID).document
    case .csv: return csv(report, shown)
    }
  }

  private static func document(
    _ report: RiskReport, _ shown: [DealRisk], _ modelID: String
  ) -> JSONValue {
    .object([
      "asOf": .day(report.asOf),
      "currency": .string(report.currency.code),
      "deals": .array(shown.map { deal($0, report) }),
      "model": .model(modelID, trainedAsOf: report.trainedAsOf),
      "period": .period(report.target),
      "schemaVersion": .integer(ForecastReport.schemaVersion),
      "warnings": .texts(report.warnings),
    ])
  }

  private static func deal(_ risk: DealRisk, _ report: RiskReport) -> JSONValue {
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
      "signals": .array(risk.signals.map(signal)),
    ])
  }

  private static func signal(_ hit: SignalHit) -> JSONValue {
    .object([
      "signal": .string(hit.signal.name),
      "value": .number(hit.value),
      "threshold": .number(hit.threshold),
      "lift": hit.lift.map(lift) ?? .null,
    ])
  }

  private static func lift(_ lift: SignalLift) -> JSONValue {
    .object([
      "winRateFlagged": .number(lift.winRateFlagged),
      "winRateOther": .number(lift.winRateOther),
      "n": .integer(lift.count),
      "lower": .number(lift.lower),
      "upper": .number(lift.upper),
    ])
  }

  private static func csv(_ report: RiskReport, _ shown: [DealRisk]) -> String {
    var csv = CSVText(header: [
      "id", "owner", "account", "stage", "amount", "closeDate", "winProbability",
      "periodProbability", "moneyAtRisk", "signals",
    ])
    for risk in shown {
      csv.text(risk.forecast.id)
      csv.text(risk.owner)
      csv.text(risk.account)
      csv.text(risk.stage)
      csv.money(risk.amount, report.currency)
      csv.day(risk.closeDay)
      csv.number(risk.forecast.winProbability)
      csv.number(risk.forecast.periodProbability)
      csv.money(risk.moneyAtRisk, report.currency)
      csv.text(risk.signals.map(\.signal.name).joined(separator: ";"))
      csv.end()
    }
    return csv.string
  }
}
