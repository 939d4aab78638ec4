/// Renders forecasts of plain series: the answer of `aforo series`.
public enum SeriesForecastReport {
  /// The forecasts in a format.
  public static func render(
    _ answer: SeriesForecastAnswer, format: OutputFormat, style: TextStyle = TextStyle()
  ) -> String {
    switch format {
    case .table, .md: page(answer, style).render(format)
    case .json: document(answer).document
    case .csv: csv(answer)
    }
  }

  private static func page(_ answer: SeriesForecastAnswer, _ style: TextStyle) -> Page {
    let (words, numbers) = (style.language, NumberText(style.language))
    var page = Page(style)
    page.heading(words("Forecast of series"), level: 1)
    page.text("\(words("frequency")): \(words(answer.frequency))")
    if answer.frequency == "daily" {
      page.text(words("intervals were measured on quarters and months, not on days"), .warning)
    }
    for series in answer.series {
      page.heading(series.name)
      page.text(
        words.filled(
          "{} values, {} to {}; {}",
          [
            numbers.count(series.values.count), series.span.first, series.span.last,
            words(series.isSeasonal ? "seasonal" : "no season"),
          ]))
      if let note = series.note { page.warnings([words(note)]) }
      page.figure([Sparkline(series.values, width: style.width - 2, isASCII: style.isASCII).line])
      if !series.steps.isEmpty { page.table(table(series, answer.levels, words, numbers)) }
    }
    return page
  }

  private static func table(
    _ series: SeriesForecastAnswer.Series, _ levels: [Double], _ words: OutputLanguage,
    _ numbers: NumberText
  ) -> TextTable {
    let ends =
      levels.reversed().map { "\(words("lower")) \(numbers.percent($0))" }
      + levels.map { "\(words("upper")) \(numbers.percent($0))" }
    let middle = levels.count
    let titles = ends[..<middle] + [words("forecast")] + ends[middle...]
    var table = TextTable(
      [TextTable.Column(words("date"), mayBeCut: false)]
        + titles.map { TextTable.Column($0, .right) })
    for step in series.steps {
      let lower = levels.indices.reversed().map { step.intervals?[$0].lower }
      let upper = levels.indices.map { step.intervals?[$0].upper }
      table.append([step.date] + (lower + [step.mean] + upper).map { numbers.significant($0, 6) })
    }
    return table
  }

  private static func document(_ answer: SeriesForecastAnswer) -> JSONValue {
    .object([
      "frequency": .string(answer.frequency),
      "levels": .array(answer.levels.map { .number($0) }),
      "schemaVersion": .integer(SeriesForecastAnswer.schemaVersion),
      "seasonLength": .integer(answer.seasonLength),
      "series": .array(
        answer.series.map { series in
          .object([
            "first": .string(series.span.first), "last": .string(series.span.last),
            "name": .string(series.name), "note": .text(series.note),
            "observations": .integer(series.values.count),
            "seasonal": .bool(series.isSeasonal),
            "steps": .array(series.steps.map { step($0, answer.levels) }),
          ])
        }),
    ])
  }

  private static func step(_ step: SeriesForecastAnswer.Step, _ levels: [Double]) -> JSONValue {
    .object([
      "date": .string(step.date), "mean": .number(step.mean),
      "intervals": step.intervals.map { ends in
        .array(
          zip(levels, ends).map { level, end in
            .object([
              "level": .number(level), "lower": .number(end.lower), "upper": .number(end.upper),
            ])
          })
      } ?? .null,
    ])
  }

  private static func csv(_ answer: SeriesForecastAnswer) -> String {
    let ends = answer.levels.flatMap { level in
      let percent = Int((level * 100).rounded())
      return ["lower\(percent)", "upper\(percent)"]
    }
    var csv = CSVText(header: ["series", "date", "mean"] + ends)
    for series in answer.series {
      for step in series.steps {
        csv.text(series.name)
        csv.text(step.date)
        csv.number(step.mean)
        for place in answer.levels.indices {
          csv.number(step.intervals?[place].lower)
          csv.number(step.intervals?[place].upper)
        }
        csv.end()
      }
    }
    return csv.string
  }
}
