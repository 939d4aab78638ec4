internal import Calendars
internal import Currencies
internal import Metrics

/// Answers for people.
struct AskPage {
  private let report: AskReport
  private let style: TextStyle

  init(_ report: AskReport, style: TextStyle) {
    self.report = report
    self.style = style
  }

  private var words: OutputLanguage { style.language }
  private var numbers: NumberText { NumberText(style.language) }

  func render(_ format: OutputFormat) -> String {
    var page = Page(style)
    page.heading(
      "\(words("Questions")), \(report.currency.code), \(words("as of")) \(report.asOf.iso8601)")
    for section in report.sections(words) {
      page.heading(section.title, level: 3)
      for sentence in section.says { page.text(sentence) }
      page.text(section.evidence)
      for table in section.tables where !table.records.isEmpty {
        page.heading(table.title, level: 4)
        page.table(text(table))
      }
      for command in section.commands { page.text("\(words("to see it")): \(command)") }
    }
    return page.render(format)
  }

  private func text(_ table: AskTable) -> TextTable {
    let records = table.records
    let hasProbability = records.contains { $0.probability != nil }
    let hasTests = records.contains { $0.adjusted != nil }
    let hasIntervals = records.contains { $0.interval != nil }
    let hasNotes = records.contains { $0.note != nil }
    var columns = [TextTable.Column(""), TextTable.Column(table.measure, .right)]
    if hasIntervals { columns.append(TextTable.Column(words("95 % interval"), .right)) }
    columns.append(TextTable.Column("n", .right))
    if hasProbability { columns.append(TextTable.Column(words("probability"), .right)) }
    if hasTests {
      columns.append(TextTable.Column("p", .right))
      columns.append(TextTable.Column(words("p for all of them"), .right))
    }
    var result = TextTable(columns, noteTitle: hasNotes ? words("remarks") : nil)
    for record in records {
      var cells = [record.name, AskText.value(record.value, record.unit, report.currency, numbers)]
      if hasIntervals {
        cells.append(
          record.interval.map {
            words.filled(
              "{} to {}",
              [$0.lower, $0.upper].map {
                AskText.value($0, record.unit, report.currency, numbers)
              })
          } ?? NumberText.none)
      }
      cells.append(numbers.count(record.count))
      if hasProbability { cells.append(numbers.percent(record.probability)) }
      if hasTests {
        cells += [numbers.probability(record.pValue), numbers.probability(record.adjusted)]
      }
      result.append(cells.map { TextTable.Cell($0) }, note: record.note)
    }
    return result
  }
}
