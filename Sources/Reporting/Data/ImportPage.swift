internal import Deals
internal import Tabular

/// An import for people.
struct ImportPage {
  let files: [FileReport]
  let rejects: [Reject]
  let summary: ImportSummary
  let style: TextStyle

  private static let shownRejects = 10

  private var words: OutputLanguage { style.language }
  private var numbers: NumberText { NumberText(style.language) }

  func render(_ format: OutputFormat) -> String {
    var page = Page(style)
    page.heading(words(summary.isDryRun ? "Import (dry run: nothing stored)" : "Import"))
    page.table(fileTable)
    if let merged = summary.merged { page.table(storeTable(merged)) }
    for file in files where !file.unusedColumns.isEmpty {
      page.text(
        "\(file.path): \(words("columns not used")): "
          + file.unusedColumns.joined(separator: ", "))
    }
    for reject in rejects.prefix(Self.shownRejects) { page.text("\(reject)", .trouble) }
    if rejects.count > Self.shownRejects {
      page.text(
        "\(words("further rejects (see --rejects FILE)")): "
          + numbers.count(rejects.count - Self.shownRejects), .trouble)
    }
    return page.render(format)
  }

  private var fileTable: TextTable {
    var table = TextTable(
      [TextTable.Column(words("file")), TextTable.Column(words("kind"))]
        + ["records", "accepted", "rejected", "passed over"].map {
          TextTable.Column(words($0), .right)
        })
    for file in files {
      table.append([
        TextTable.Cell(file.path), TextTable.Cell(file.kind.rawValue),
        TextTable.Cell(numbers.count(file.records)), TextTable.Cell(numbers.count(file.accepted)),
        TextTable.Cell(
          numbers.count(file.rejected), tone: file.rejected > 0 ? .trouble : .plain),
        TextTable.Cell(numbers.count(file.passedOver)),
      ])
    }
    return table
  }

  private func storeTable(_ merged: [MergeCounts]) -> TextTable {
    var table = TextTable(
      [TextTable.Column(words("table"))]
        + ["new", "changed", "unchanged"].map { TextTable.Column(words($0), .right) })
    for counts in merged {
      table.append(
        [counts.table] + [counts.new, counts.changed, counts.unchanged].map(numbers.count))
    }
    return table
  }
}
