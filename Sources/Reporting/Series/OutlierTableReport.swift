/// Renders the most unusual rows of a table: the answer of `aforo series --outliers`.
public enum OutlierTableReport {
  /// The rows in a format.
  public static func render(
    _ answer: OutlierTableAnswer, format: OutputFormat, style: TextStyle = TextStyle()
  ) -> String {
    switch format {
    case .table, .md: page(answer, style).render(format)
    case .json: document(answer).document
    case .csv: csv(answer)
    }
  }

  private static func page(_ answer: OutlierTableAnswer, _ style: TextStyle) -> Page {
    let (words, numbers) = (style.language, NumberText(style.language))
    var page = Page(style)
    page.heading(words("Unusual rows"), level: 1)
    page.text(
      words.filled(
        "{} rows scored, {} left out for a blank",
        [numbers.count(answer.counts.scored), numbers.count(answer.counts.leftOut)]))
    page.warnings(answer.notes.map { note($0, words) })
    var table = TextTable(
      [TextTable.Column(words("line"), .right), TextTable.Column(words("score"), .right)]
        + answer.members.map { TextTable.Column(words(titles[$0] ?? $0), .right) }
        + [TextTable.Column(words("most extreme in"))])
    for row in answer.rows {
      let extremes = row.extremes.map { "\($0.column) = \(numbers.significant($0.value, 5))" }
      table.append(
        [numbers.count(row.line), numbers.fixed(row.score, 2)]
          + row.shares.map { numbers.precisePercent($0) } + [extremes.joined(separator: ", ")])
    }
    page.table(table)
    page.text(
      words.filled(
        "shares: rows at least as unusual by each detector; within 1 % by all of them: {}",
        [numbers.count(answer.findingCount)]))
    page.text(
      words(
        "false alarms: the score ranks rows and is no test; clean tables have a most unusual row too"
      ))
    return page
  }

  private static let titles = [
    "robustDistance": "robust distance", "empiricalTails": "empirical tails",
    "cleanNeighbours": "clean neighbours",
  ]

  private static func note(
    _ note: (phrase: String, columns: [String]), _ words: OutputLanguage
  ) -> String {
    let names = note.columns.joined(separator: ", ")
    return words(note.phrase) + (names.isEmpty ? "" : ": \(names)")
  }

  private static func document(_ answer: OutlierTableAnswer) -> JSONValue {
    .object([
      "findings": .integer(answer.findingCount), "leftOut": .integer(answer.counts.leftOut),
      "members": .texts(answer.members), "notes": .texts(answer.notes.map { note($0, .en) }),
      "rows": .array(
        answer.rows.map { row in
          .object([
            "extremes": .array(
              row.extremes.map {
                .object(["column": .string($0.column), "value": .number($0.value)])
              }),
            "line": .integer(row.line), "score": .number(row.score),
            "shares": .array(row.shares.map { .number($0) }),
          ])
        }),
      "schemaVersion": .integer(OutlierTableAnswer.schemaVersion),
      "scored": .integer(answer.counts.scored),
    ])
  }

  private static func csv(_ answer: OutlierTableAnswer) -> String {
    var csv = CSVText(header: ["line", "score"] + answer.members + ["extremes"])
    for row in answer.rows {
      csv.integer(row.line)
      csv.number(row.score)
      for share in row.shares { csv.number(share) }
      csv.text(row.extremes.map { "\($0.column)=\($0.value)" }.joined(separator: "; "))
      csv.end()
    }
    return csv.string
  }
}
