internal import Calendars
internal import Currencies
public import Detection
internal import Forecasting

/// Renders where the forecast stands against the quotas.
public enum GapsReport {
  /// The answer of `aforo gaps`.
  ///
  /// - Parameters:
  ///   - modelID: the stored model's name, or `as-of` for one trained for this answer.
  ///   - source: what a command on the same deals needs, such as ` --from DIR`.
  public static func render(
    _ report: GapReport, modelID: String, source: String = "", format: OutputFormat,
    style: TextStyle = TextStyle()
  ) -> String {
    switch format {
    case .table, .md:
      GapsPage(report: report, modelID: modelID, source: source, style: style).render(format)
    case .json: document(report, modelID, source).document
    case .csv: csv(report)
    }
  }

  private static func document(
    _ report: GapReport, _ modelID: String, _ source: String
  ) -> JSONValue {
    .object([
      "asOf": .day(report.asOf),
      "currency": .string(report.currency.code),
      "deadlines": .array(report.deadlines.flatMap(deadlines)),
      "gaps": .array(report.gaps.map { gap($0, report, source) }),
      "model": .model(modelID, trainedAsOf: report.trainedAsOf),
      "period": .period(report.targets[0]),
      "periods": .array(report.targets.map { .period($0) }),
      "schemaVersion": .integer(ForecastReport.schemaVersion),
      "warnings": .texts(report.warnings),
    ])
  }

  private static func gap(
    _ gap: PipelineGap, _ report: GapReport, _ source: String
  ) -> JSONValue {
    let currency = report.currency
    let needed = gap.needed.map { GapsReport.needed($0, currency) }
    let members: [String: JSONValue] = [
      "path": .path(gap.node.path),
      "period": .string(gap.target.id),
      "quota": .money(gap.node.quota, currency),
      "expected": .money(gap.node.mean, currency),
      "gap": .money(gap.node.gap, currency),
      "probabilityOfQuota": .number(gap.node.probabilityOfQuota),
      "needed": needed ?? .null,
      "coverage": coverage(gap.coverage, currency),
      "pace": gap.pace.map { pace($0, currency) } ?? .null,
    ]
    return .object(
      members.merging(causes(gap, currency, asOf: report.asOf, source: source)) { own, _ in own })
  }

  private static func csv(_ report: GapReport) -> String {
    var levels: [String] = []
    for gap in report.gaps {
      for step in gap.node.path where !levels.contains(step.level) { levels.append(step.level) }
    }
    var csv = CSVText(
      header: ["asOf", "period"] + levels + [
        "name", "quota", "expected", "gap", "probabilityOfQuota", "neededPipeline", "byDate",
        "probability",
      ] + causeColumns)
    for gap in report.gaps {
      let node = gap.node
      csv.day(report.asOf)
      csv.text(gap.target.id)
      for level in levels { csv.text(node.path.last { $0.level == level }?.value) }
      csv.text(node.name)
      for amount in [node.quota, node.mean, node.gap] { csv.money(amount, report.currency) }
      csv.number(node.probabilityOfQuota)
      csv.money(gap.needed?.pipeline, report.currency)
      csv.day(gap.needed?.byDate)
      csv.number(gap.needed?.probability)
      add(gap.causes, to: &csv, report.currency)
      csv.end()
    }
    return csv.string
  }
}
