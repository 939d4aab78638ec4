internal import Calendars
internal import Detection
internal import Forecasting

/// The gaps for people.
struct GapsPage {
  let report: GapReport
  let modelID: String
  let source: String
  let style: TextStyle

  var words: OutputLanguage { style.language }
  var numbers: NumberText { NumberText(style.language) }

  func render(_ format: OutputFormat) -> String {
    var page = Page(style)
    for target in report.targets {
      let gaps = report.gaps(of: target)
      page.heading(
        words("Gaps") + " "
          + PageHeading.text(target, report.currency, asOf: report.asOf, style: style))
      page.text(PageHeading.model(modelID, trainedAsOf: report.trainedAsOf, style: style))
      if gaps.isEmpty {
        page.text(words("no node has a quota for this period"), .warning)
      } else {
        page.table(table(gaps))
        page.text(explanation)
        addCauses(gaps, to: &page)
        addNeeds(gaps, to: &page)
        addDeadlines(of: target, to: &page)
        addPace(gaps, of: target, to: &page)
      }
    }
    page.warnings(report.warnings)
    return page.render(format)
  }

  private func table(_ gaps: [PipelineGap]) -> TextTable {
    var table = TextTable(
      [
        TextTable.Column(words("node")), TextTable.Column(words("quota"), .right),
        TextTable.Column(words("expected"), .right), TextTable.Column(words("gap"), .right),
        TextTable.Column("P(\(words("quota")))", .right),
        TextTable.Column("\(words("to create for")) \(numbers.percent(probability))", .right),
        TextTable.Column(words("by date")),
      ], noteTitle: words("note"))
    for gap in gaps {
      let node = gap.node
      table.append(
        [
          TextTable.Cell(name(node)), amount(node.quota), amount(node.mean),
          TextTable.Cell(
            numbers.amount(node.gap, report.currency),
            tone: (node.gap ?? 0) > 0 ? .ofOdds(node.probabilityOfQuota) : .plain),
          TextTable.Cell(
            numbers.percent(node.probabilityOfQuota), tone: .ofOdds(node.probabilityOfQuota)),
          amount(gap.needed?.pipeline),
          TextTable.Cell(gap.needed?.byDate?.iso8601 ?? NumberText.none),
        ], note: note(gap.needed))
    }
    return table
  }

  /// The probability that the needs aim at; they share one.
  var probability: Double {
    report.gaps.lazy.compactMap(\.needed).first?.probability ?? 0.8
  }

  private var explanation: String {
    words("gap: quota less expected; positive where money is missing")
  }

  /// Said of a need that no new pipeline can meet any more.
  private func note(_ needed: NeededPipeline?) -> String? {
    guard let needed, needed.pipeline == nil else { return nil }
    return "\(words("closed by creation")): \(words("no"))"
  }

  func name(_ node: NodeForecast) -> String {
    node.path.isEmpty ? words("total") : node.path.map(\.value).joined(separator: " / ")
  }

  func amount(_ minorUnits: Int64?) -> TextTable.Cell {
    TextTable.Cell(numbers.amount(minorUnits, report.currency))
  }
}
