internal import Calendars
internal import Currencies
internal import Deals
internal import Detection
internal import Forecasting

/// Priced violations as JSON.
struct ImpactDocument {
  let report: ImpactReport

  var json: JSONValue {
    .object([
      "fixFirst": .array(report.records.prefix(ImpactReport.namedRecords).map(record)),
      "high": money(report.high), "low": money(report.low), "mean": money(report.mean),
      "period": .period(report.target),
      "records": .integer(report.records.count),
      "trainedAsOf": .day(report.trainedAsOf),
      "violations": .array(report.kinds.map(kind)),
    ])
  }

  private func money(_ amount: Int64?) -> JSONValue { .money(amount, report.currency) }

  private func kind(_ impact: ViolationImpact) -> JSONValue {
    .object([
      "kind": .string(impact.kind.name), "meanEffect": money(impact.meanEffect),
      "repair": .text(impact.repair?.rawValue), "repaired": .integer(impact.repairedCount),
      "widthEffect": money(impact.widthEffect),
    ])
  }

  private func record(_ impact: RecordImpact) -> JSONValue {
    .object([
      "after": .text(impact.after), "amount": money(impact.amount),
      "before": .text(impact.before), "id": .string(impact.id),
      "kind": .string(impact.kind.name), "meanEffect": money(impact.meanEffect),
      "owner": .text(impact.owner), "repair": .string(impact.repair.rawValue),
      "widthEffect": money(impact.widthEffect),
    ])
  }
}

extension CSVText {
  /// The four fields of a rule's price; blank where it has none.
  mutating func impact(_ impact: ViolationImpact?, _ currency: Currency) {
    text(impact?.repair?.rawValue)
    text(impact.map { "\($0.repairedCount)" })
    money(impact?.meanEffect, currency)
    money(impact?.widthEffect, currency)
  }
}
