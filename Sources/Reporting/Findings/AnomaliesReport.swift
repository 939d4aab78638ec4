internal import Calendars
internal import Currencies
internal import Deals
public import Detection
internal import Forecasting

/// Renders what stands out.
public enum AnomaliesReport {
  /// The answer of `aforo anomalies`.
  ///
  /// - Parameters:
  ///   - limit: the most findings shown, in every format; `nil` for all.
  ///   - listsDeals: the deals behind the findings instead of the findings.
  ///   - source: what a command on the same deals needs, such as ` --from DIR`.
  public static func render(
    _ report: AnomalyReport, selection: AnomalySelection = AnomalySelection(), limit: Int? = nil,
    listsDeals: Bool = false, source: String = "", format: OutputFormat,
    style: TextStyle = TextStyle()
  ) -> String {
    let chosen = report.anomalies.filter(selection.contains)
    let shown = Array(chosen.prefix(max(0, limit ?? chosen.count)))
    let isForPeople = format == .table || format == .md
    let text = AnomalyText(report, source: source, language: isForPeople ? style.language : .en)
    switch format {
    case .table, .md:
      let page = AnomaliesPage(
        report: report, chosen: chosen.count, shown: shown, text: text, style: style)
      return listsDeals ? page.deals(format) : page.render(format)
    case .json:
      return AnomaliesDocument(report: report, shown: shown, text: text).json.document
    case .csv:
      return listsDeals
        ? AnomaliesRecords.deals(report, shown) : AnomaliesRecords.findings(report, shown, text)
    }
  }
}

/// Findings as CSV.
enum AnomaliesRecords {
  /// One record a finding.
  static func findings(
    _ report: AnomalyReport, _ shown: [Anomaly], _ text: AnomalyText
  ) -> String {
    var csv = CSVText(header: [
      "kind", "metric", "path", "since", "until", "observed", "expected", "effect", "money",
      "currency", "pValue", "qValue", "deals", "examples", "watch", "command",
    ])
    for anomaly in shown {
      csv.text(anomaly.kind.rawValue)
      csv.text(text.metric(anomaly))
      csv.text(AnomalyText.path(anomaly.path))
      csv.day(anomaly.since)
      csv.day(anomaly.until)
      csv.number(anomaly.observed)
      csv.number(anomaly.expected)
      csv.number(anomaly.effect)
      csv.money(anomaly.money, report.currency)
      csv.text(report.currency.code)
      csv.number(anomaly.pValue)
      csv.number(anomaly.qValue)
      csv.integer(anomaly.deals.count)
      csv.text(anomaly.examples.joined(separator: ";"))
      csv.text(anomaly.isWatch ? "true" : "false")
      csv.text(text.command(anomaly))
      csv.end()
    }
    return csv.string
  }

  /// One record a deal of a finding.
  static func deals(_ report: AnomalyReport, _ shown: [Anomaly]) -> String {
    var csv = CSVText(header: [
      "id", "amount", "currency", "kind", "metric", "path", "pValue", "qValue",
    ])
    for anomaly in shown {
      for deal in anomaly.deals {
        csv.text(deal.id)
        csv.money(deal.amount, report.currency)
        csv.text(report.currency.code)
        csv.text(anomaly.kind.rawValue)
        csv.text(anomaly.rule?.name ?? anomaly.family.rawValue)
        csv.text(AnomalyText.path(anomaly.path))
        csv.number(deal.pValue)
        csv.number(deal.qValue)
        csv.end()
      }
    }
    return csv.string
  }
}
