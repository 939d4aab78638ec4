internal import Calendars

/// A run for people.
struct RunPage {
  let summary: RunSummary
  let style: TextStyle

  private var words: OutputLanguage { style.language }
  private var numbers: NumberText { NumberText(style.language) }

  func render(_ format: OutputFormat) -> String {
    var page = Page(style)
    let title = words(summary.isDryRun ? "Run (dry run: nothing done)" : "Run")
    page.heading("\(title) \(summary.run), \(words("as of")) \(summary.asOf.iso8601)")
    page.table(table)
    for step in summary.steps {
      for text in step.found {
        page.text("\(step.name), \(words("condition fired")): \(text)", .warning)
      }
    }
    if !summary.isDryRun {
      page.text("\(words("exit status")): \(summary.exitStatus)")
      page.text("\(words("log")): \(summary.log)")
    }
    return page.render(format)
  }

  private var table: TextTable {
    var table = TextTable(
      [
        TextTable.Column(words("step"), mayBeCut: false),
        TextTable.Column(words("status"), mayBeCut: false),
        TextTable.Column(words("exit status"), .right), TextTable.Column(words("duration"), .right),
        TextTable.Column(words("files")),
      ], noteTitle: words("reason"))
    for step in summary.steps {
      let isOver = step.status == .done || step.status == .failed
      table.append(
        [
          TextTable.Cell(step.name),
          TextTable.Cell(words(RunPage.word(step.status)), tone: RunPage.tone(step)),
          TextTable.Cell(step.status == .planned ? NumberText.none : "\(step.exitStatus)"),
          TextTable.Cell(
            isOver ? "\(numbers.fixed(Double(step.milliseconds) / 1_000, 1)) s" : NumberText.none),
          TextTable.Cell(files(step)),
        ], note: step.reason.map(RunPage.firstLine))
    }
    return table
  }

  /// `reports/2025-11-14/forecast.json, .md`: what differs from the path before.
  private func files(_ step: RunSummary.Step) -> String {
    step.outputs.map(\.path).reduce(into: [(stem: "", text: "")]) { texts, path in
      let dot = path.lastIndex(of: ".") ?? path.endIndex
      let stem = String(path[..<dot])
      let isSame = texts.last?.stem == stem
      texts.append((stem, isSame ? String(path[dot...]) : path))
    }.dropFirst().map(\.text).joined(separator: ", ")
  }

  private static func firstLine(_ text: String) -> String {
    String(text.prefix { !$0.isNewline })
  }

  private static func word(_ status: RunStatus) -> String {
    switch status {
    case .done: "done"
    case .kept: "kept"
    case .failed: "failed"
    case .skipped: "skipped"
    case .planned: "would run"
    }
  }

  private static func tone(_ step: RunSummary.Step) -> Tone {
    switch step.status {
    case .failed: .trouble
    case .skipped: .warning
    default: step.exitStatus == 0 ? .plain : .warning
    }
  }
}
