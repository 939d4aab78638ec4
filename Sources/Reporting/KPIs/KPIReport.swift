internal import Calendars
internal import Currencies
internal import Metrics

/// Renders KPIs.
public enum KPIReport {
  /// The answer of `aforo kpis`.
  public static func render(
    _ answer: KPIAnswer, format: OutputFormat, style: TextStyle = TextStyle()
  ) -> String {
    switch format {
    case .table, .md: KPIPage(answer: answer, style: style).render(format)
    case .json: KPIDocument(answer: answer).json.document
    case .csv: records(answer)
    }
  }

  /// The references in the order of columns.
  static let references = MetricReference.allCases

  /// One record a value.
  private static func records(_ answer: KPIAnswer) -> String {
    var csv = CSVText(
      header: [
        "metric", "key", "path", "period", "asOf", "value", "unit", "currency", "n", "missing",
        "lower",
        "upper", "flags",
      ] + references.map(\.rawValue) + ["goal", "direction", "status", "owner", "reason"])
    for node in answer.nodes {
      let path = KPIReport.path(node.path)
      for value in node.values {
        let text = MetricValueText(value.metric, currency: answer.currency, language: .en)
        csv.text(value.metric.name)
        csv.text(value.reading.key)
        csv.text(path)
        csv.text(answer.period.id)
        csv.day(answer.asOf)
        text.append(value.reading.value, to: &csv)
        csv.text(value.metric.unit.rawValue)
        csv.text(value.metric.unit.isMoney ? answer.currency.code : nil)
        csv.integer(value.reading.count)
        csv.integer(value.reading.missing)
        text.append(value.reading.lower, to: &csv)
        text.append(value.reading.upper, to: &csv)
        csv.text(value.reading.flags.map(\.rawValue).joined(separator: ";"))
        for reference in references { text.append(value.references[reference], to: &csv) }
        text.append(value.standing?.target.goal, to: &csv)
        csv.text(value.standing?.target.side.rawValue)
        csv.text(value.standing?.status?.rawValue)
        csv.text(value.standing?.target.owner)
        csv.text(value.reading.reason)
        csv.end()
      }
    }
    return csv.string
  }

  /// A path in one text, such as `region=EMEA,owner=Ana`; `total` for the company.
  static func path(_ path: [(level: String, value: String)]) -> String {
    path.isEmpty ? "total" : path.map { "\($0.level)=\($0.value)" }.joined(separator: ",")
  }
}

extension MetricUnit {
  var isMoney: Bool { self == .money || self == .moneyPerDay }
}
