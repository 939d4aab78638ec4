internal import Currencies
internal import Deals
public import Metrics

/// Renders what metrics mean: `aforo define`, and the documentation made of it.
public enum DefinitionReport {
  /// Definitions, in the order given.
  public static func render(
    _ metrics: [MetricDefinition], format: OutputFormat, style: TextStyle = TextStyle()
  ) -> String {
    switch format {
    case .table, .md: DefinitionPage(metrics: metrics, style: style).render(format)
    case .json:
      JSONValue.object([
        "schemaVersion": .integer(1), "metrics": .array(metrics.map(document)),
      ]).document
    case .csv: records(metrics)
    }
  }

  private static func document(_ metric: MetricDefinition) -> JSONValue {
    .object([
      "name": .string(metric.name), "catalogue": .texts(metric.catalogue),
      "title": .object(["en": .string(metric.title.en), "es": .string(metric.title.es)]),
      "chapter": .string(metric.group.rawValue), "unit": .string(metric.unit.rawValue),
      "key": .text(metric.key?.rawValue), "direction": .string(metric.direction.rawValue),
      "basis": .string(metric.basis.rawValue), "words": .string(metric.words),
      "code": .string(metric.code), "missing": .string(metric.missing),
      "pitfalls": .string(metric.pitfalls),
      "examples": .array(
        metric.vectors.map { vector in
          .object([
            "kind": .string(vector.kind.rawValue), "crm": .string(vector.crm.name),
            "period": .string(vector.period), "asOf": .string(vector.asOf),
            "path": .object(Dictionary(vector.node.map { ($0.level, .string($0.value)) }) { $1 }),
            "key": .text(vector.key), "value": .number(vector.expected),
            "because": .string(vector.because),
          ])
        }),
    ])
  }

  private static func records(_ metrics: [MetricDefinition]) -> String {
    var csv = CSVText(header: [
      "name", "catalogue", "titleEn", "titleEs", "chapter", "unit", "key", "direction", "basis",
      "words",
      "code", "missing", "pitfalls", "examples",
    ])
    for metric in metrics {
      for text in [
        metric.name, metric.catalogue.joined(separator: ";"), metric.title.en, metric.title.es,
        metric.group.rawValue, metric.unit.rawValue, metric.key?.rawValue ?? "",
        metric.direction.rawValue, metric.basis.rawValue, metric.words, metric.code, metric.missing,
        metric.pitfalls,
      ] { csv.text(text) }
      csv.integer(metric.vectors.count)
      csv.end()
    }
    return csv.string
  }
}
