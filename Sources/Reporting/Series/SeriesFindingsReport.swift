/// Renders changes and anomalies of plain series: the answer of `aforo series --anomalies`.
public enum SeriesFindingsReport {
  /// The findings in a format.
  public static func render(
    _ answer: SeriesFindingsAnswer, format: OutputFormat, style: TextStyle = TextStyle()
  ) -> String {
    switch format {
    case .table, .md: page(answer, style).render(format)
    case .json: document(answer).document
    case .csv: csv(answer)
    }
  }

  private static func page(_ answer: SeriesFindingsAnswer, _ style: TextStyle) -> Page {
    let (words, numbers) = (style.language, NumberText(style.language))
    var page = Page(style)
    page.heading(words("Changes and anomalies of series"), level: 1)
    page.text(
      words.filled(
        "found: {}, in {} series",
        [numbers.count(answer.findingCount), numbers.count(answer.series.count)]))
    for series in answer.series {
      page.heading(series.name)
      for note in series.notes { page.warnings([words(note)]) }
      let spark = Sparkline(series.values, width: style.width - 2, isASCII: style.isASCII)
      let marks = spark.marks(
        series.findings.map { ($0.index, $0.kind == .change ? "^" : "!") })
      page.figure(marks.isEmpty ? [spark.line] : [spark.line, marks])
      if series.findings.isEmpty {
        page.text(words("no change and no anomaly"))
      } else {
        page.table(table(series, words, numbers))
      }
    }
    page.text(
      words(
        "^ from here on another level or spread; ! a single step; "
          + "a change counts what the fit gains over the penalty, "
          + "an anomaly robust standard deviations"
      ))
    page.text(words(falseAlarms))
    return page
  }

  /// Simulated once: 200 values a series, a silence of 20.
  private static let falseAlarms =
    "false alarms: of 1,000 simulated series of 200 independent normal values none had a change and "
    + "8 % an anomaly; with an autocorrelation of .5, 11 %; of .9, 29 %"

  private static func table(
    _ series: SeriesFindingsAnswer.Series, _ words: OutputLanguage, _ numbers: NumberText
  ) -> TextTable {
    var table = TextTable(
      [TextTable.Column(words("since"), mayBeCut: false), TextTable.Column(words("kind"))]
        + ["before", "after", "ratio", "score"].map { TextTable.Column(words($0), .right) }
        + [TextTable.Column(words("second opinion"))])
    for finding in series.findings {
      table.append([
        finding.since, words(finding.kind.rawValue), numbers.significant(finding.before, 5),
        numbers.significant(finding.after, 5), numbers.fixed(finding.ratio, 2),
        numbers.fixed(finding.score, 1),
        finding.isConfirmed.map { words($0 ? "agrees" : "sees none") } ?? "",
      ])
    }
    return table
  }

  private static func document(_ answer: SeriesFindingsAnswer) -> JSONValue {
    .object([
      "findings": .integer(answer.findingCount),
      "schemaVersion": .integer(SeriesFindingsAnswer.schemaVersion),
      "series": .array(
        answer.series.map { series in
          .object([
            "cycle": .integer(series.steps.cycle),
            "findings": .array(series.findings.map(finding)),
            "name": .string(series.name), "notes": .texts(series.notes),
            "observations": .integer(series.values.count),
            "silence": .integer(series.steps.silence),
          ])
        }),
    ])
  }

  private static func finding(_ finding: SeriesFindingsAnswer.Finding) -> JSONValue {
    .object([
      "after": .number(finding.after), "before": .number(finding.before),
      "confirmed": finding.isConfirmed.map { .bool($0) } ?? .null,
      "index": .integer(finding.index), "kind": .string(finding.kind.rawValue),
      "ratio": .number(finding.ratio), "score": .number(finding.score),
      "since": .string(finding.since),
    ])
  }

  private static func csv(_ answer: SeriesFindingsAnswer) -> String {
    var csv = CSVText(header: [
      "series", "kind", "since", "index", "before", "after", "ratio", "score", "confirmed",
    ])
    for series in answer.series {
      for finding in series.findings {
        csv.text(series.name)
        csv.text(finding.kind.rawValue)
        csv.text(finding.since)
        csv.integer(finding.index)
        for value in [finding.before, finding.after, finding.ratio, finding.score] {
          csv.number(value)
        }
        csv.text(finding.isConfirmed.map { $0 ? "true" : "false" })
        csv.end()
      }
    }
    return csv.string
  }
}
