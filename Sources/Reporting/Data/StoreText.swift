public import Calendars

/// Renders what the upkeep of a store found and did.
public enum StoreText {
  /// The answer of `aforo store`.
  public static func summary(
    _ figures: StoreFigures, format: OutputFormat, style: TextStyle = TextStyle()
  ) -> String {
    switch format {
    case .json:
      return JSONValue.object([
        "bytes": .integer(figures.bytes), "firstImport": .day(figures.firstImport),
        "imports": .integer(figures.imports), "lastImport": .day(figures.lastImport),
        "path": .string(figures.path), "schemaVersion": .integer(ForecastReport.schemaVersion),
        "superseded": .integer(figures.superseded),
        "tables": .object(
          Dictionary(figures.tables.map { ($0.name, .integer($0.rows)) }) { first, _ in first }),
      ]).document
    case .csv: return counts(["table", "rows"], figures.tables)
    case .table, .md:
      let (words, numbers) = (style.language, NumberText(style.language))
      var page = Page(style)
      page.heading("\(words("Store")) \(figures.path)")
      page.table(table(["table", "rows"], figures.tables, style))
      page.text("\(words("replaced versions")): \(numbers.count(figures.superseded))")
      page.text("\(words("imports")): \(numbers.count(figures.imports))" + span(figures))
      page.text("\(words("size")): \(megabytes(figures.bytes, numbers))")
      return page.render(format)
    }
  }

  /// The answer of `aforo store check`.
  public static func check(
    _ findings: [StoreFinding], rows: Int, path: String, format: OutputFormat,
    style: TextStyle = TextStyle()
  ) -> String {
    switch format {
    case .json:
      return JSONValue.object([
        "findings": .array(findings.map(document)), "path": .string(path),
        "rows": .integer(rows), "schemaVersion": .integer(ForecastReport.schemaVersion),
      ]).document
    case .csv:
      var csv = CSVText(header: ["table", "problem", "rows", "versions"])
      for finding in findings {
        csv.text(finding.table)
        csv.text(finding.problem)
        csv.integer(finding.rows)
        csv.text(finding.versions.map { "\($0)" }.joined(separator: " "))
        csv.end()
      }
      return csv.string
    case .table, .md:
      let (words, numbers) = (style.language, NumberText(style.language))
      var page = Page(style)
      page.heading("\(words("Store")) \(path)")
      page.text("\(words("rows looked at")): \(numbers.count(rows))")
      if findings.isEmpty { page.text(words("the store is whole")) }
      for finding in findings {
        let versions = finding.versions.map { "\($0)" }.joined(separator: ", ")
        page.text(
          "\(finding.table): \(numbers.count(finding.rows)) \(finding.problem)"
            + (versions.isEmpty ? "" : " (\(versions))"), .trouble)
      }
      return page.render(format)
    }
  }

  private static func document(_ finding: StoreFinding) -> JSONValue {
    .object([
      "problem": .string(finding.problem), "rows": .integer(finding.rows),
      "table": .string(finding.table),
      "versions": .array(finding.versions.map { .integer($0) }),
    ])
  }

  /// The answer of `aforo store export`: the files and their records.
  public static func export(
    _ files: [(name: String, rows: Int)], knownOn day: Day?, format: OutputFormat,
    style: TextStyle = TextStyle()
  ) -> String {
    switch format {
    case .json:
      return JSONValue.object([
        "files": .array(
          files.map { .object(["path": .string($0.name), "records": .integer($0.rows)]) }),
        "knownOn": .day(day), "schemaVersion": .integer(ForecastReport.schemaVersion),
      ]).document
    case .csv: return counts(["file", "records"], files)
    case .table, .md:
      var page = Page(style)
      page.table(table(["file", "records"], files, style))
      return page.render(format)
    }
  }

  /// The answer of `aforo store compact`.
  public static func compaction(
    before: Int, after: Int, dropped: Int, format: OutputFormat, style: TextStyle = TextStyle()
  ) -> String {
    switch format {
    case .json:
      return JSONValue.object([
        "bytesAfter": .integer(after), "bytesBefore": .integer(before),
        "dropped": .integer(dropped), "schemaVersion": .integer(ForecastReport.schemaVersion),
      ]).document
    case .csv:
      return counts(
        ["figure", "value"],
        [("bytesBefore", before), ("bytesAfter", after), ("dropped", dropped)])
    case .table, .md:
      let (words, numbers) = (style.language, NumberText(style.language))
      var page = Page(style)
      page.text(
        "\(words("size")): \(megabytes(before, numbers)) -> \(megabytes(after, numbers))")
      page.text("\(words("replaced versions dropped")): \(numbers.count(dropped))")
      return page.render(format)
    }
  }

  private static func counts(_ header: [String], _ rows: [(name: String, rows: Int)]) -> String {
    var csv = CSVText(header: header)
    for row in rows {
      csv.text(row.name)
      csv.integer(row.rows)
      csv.end()
    }
    return csv.string
  }

  private static func table(
    _ titles: [String], _ rows: [(name: String, rows: Int)], _ style: TextStyle
  ) -> TextTable {
    let numbers = NumberText(style.language)
    var table = TextTable([
      TextTable.Column(style.language(titles[0])),
      TextTable.Column(style.language(titles[1]), .right),
    ])
    for row in rows { table.append([row.name, numbers.count(row.rows)]) }
    return table
  }

  private static func span(_ figures: StoreFigures) -> String {
    guard let first = figures.firstImport, let last = figures.lastImport else { return "" }
    return " (\(first.iso8601)" + (first == last ? ")" : " ... \(last.iso8601))")
  }

  private static func megabytes(_ bytes: Int, _ numbers: NumberText) -> String {
    "\(numbers.fixed(Double(bytes) / 1_000_000, 1)) MB"
  }
}
