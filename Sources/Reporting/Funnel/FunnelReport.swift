internal import Calendars
internal import Currencies
internal import Metrics

/// Renders the funnel.
public enum FunnelReport {
  /// The answer of `aforo funnel`.
  public static func render(
    _ answer: FunnelAnswer, format: OutputFormat, style: TextStyle = TextStyle()
  ) -> String {
    switch format {
    case .table, .md: FunnelPage(answer: answer, style: style).render(format)
    case .json: FunnelDocument(answer: answer).json.document
    case .csv: records(answer)
    }
  }

  /// The ends of a visit, the metric that has its share, and its name in JSON.
  static let ends: [(metric: String, title: String, member: String)] = [
    ("drop_off.advanced", "went on", "advanced"), ("drop_off.lost", "lost", "lost"),
    ("drop_off.moved_back", "went back", "movedBack"),
    ("drop_off.still_open", "still there", "stillOpen"),
    ("drop_off.deleted", "deleted", "deleted"),
  ]

  /// One record a value of every metric of the funnel.
  private static func records(_ answer: FunnelAnswer) -> String {
    var csv = CSVText(header: [
      "metric", "key", "path", "period", "asOf", "value", "unit", "currency", "n", "missing",
      "lower", "upper", "flags", "reason",
    ])
    for node in answer.nodes {
      for result in node.results {
        guard let metric = MetricRegistry.find(result.name) else { continue }
        let text = MetricValueText(metric, currency: answer.currency, language: .en)
        for reading in result.readings {
          csv.text(result.name)
          csv.text(reading.key)
          csv.text(KPIReport.path(node.path))
          csv.text(answer.period.id)
          csv.day(answer.asOf)
          text.append(reading.value, to: &csv)
          csv.text(metric.unit.rawValue)
          csv.text(metric.unit.isMoney ? answer.currency.code : nil)
          csv.integer(reading.count)
          csv.integer(reading.missing)
          text.append(reading.lower, to: &csv)
          text.append(reading.upper, to: &csv)
          csv.text(reading.flags.map(\.rawValue).joined(separator: ";"))
          csv.text(reading.reason)
          csv.end()
        }
      }
    }
    return csv.string
  }
}
