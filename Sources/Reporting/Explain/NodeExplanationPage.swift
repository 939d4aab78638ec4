internal import Calendars
internal import Currencies
internal import Forecasting

/// The causes of a node's forecast for people.
struct NodeExplanationPage {
  let explanation: NodeExplanation
  let modelID: String
  let style: TextStyle

  private var words: OutputLanguage { style.language }
  private var numbers: NumberText { NumberText(style.language) }
  private var text: ExplanationText { ExplanationText(explanation.currency, style) }

  func render(_ format: OutputFormat) -> String {
    var page = Page(style)
    let path = explanation.node.path
    let name =
      path.isEmpty ? words("total") : path.map { "\($0.level)=\($0.value)" }.joined(separator: ", ")
    page.heading(
      "\(words("Bookings of")) \(name) "
        + PageHeading.text(
          explanation.target, explanation.currency, asOf: explanation.asOf, style: style))
    page.text(PageHeading.model(modelID, trainedAsOf: explanation.trainedAsOf, style: style))
    page.table(causes)
    if !explanation.closeDates.isEmpty { page.table(closeDates) }
    if let width = explanation.width {
      page.text(
        words.filled(
          "80 % range {} to {}; were every deal for itself, {} to {}",
          [width.whole, width.dealsAlone].flatMap {
            [text.amount($0.lowerBound), text.amount($0.upperBound)]
          }))
    }
    if !explanation.deals.isEmpty { page.table(deals) }
    page.warnings(explanation.warnings)
    return page.render(format)
  }

  private func table(_ title: String, _ rows: [NodeCause]) -> TextTable {
    var table = TextTable([
      TextTable.Column(words(title)), TextTable.Column(words("deals"), .right),
      TextTable.Column(words("amount"), .right), TextTable.Column(words("share"), .right),
    ])
    for row in rows {
      table.append([
        text.cause(row.kind), count(row), text.amount(row.amount), share(row.amount),
      ])
    }
    return table
  }

  private var causes: TextTable {
    var table = table("cause", explanation.causes)
    table.append(
      [words("mean"), "", text.amount(explanation.node.mean), share(explanation.node.mean)].map {
        TextTable.Cell($0, tone: .heading)
      })
    return table
  }

  private var closeDates: TextTable {
    table("open deals by close date", explanation.closeDates)
  }

  /// Deals that are there are counted, those that are expected have a decimal.
  private func count(_ cause: NodeCause) -> String {
    guard let count = cause.count else { return "" }
    if case .newSegment = cause.kind { return numbers.fixed(count, 1) }
    return numbers.fixed(count, 0)
  }

  private func share(_ amount: Int64) -> String {
    let mean = explanation.node.mean
    return mean > 0 ? numbers.precisePercent(Double(amount) / Double(mean)) : NumberText.none
  }

  private var deals: TextTable {
    var table = TextTable([
      TextTable.Column(words("deal"), mayBeCut: false), TextTable.Column(words("owner")),
      TextTable.Column(words("stage")), TextTable.Column(words("amount"), .right),
      TextTable.Column(words("close date"), .right),
      TextTable.Column("P(\(words("period")))", .right), TextTable.Column(words("adds"), .right),
    ])
    for deal in explanation.deals {
      table.append([
        deal.forecast.id, deal.owner ?? NumberText.none, deal.stage ?? NumberText.none,
        numbers.amount(deal.amount, explanation.currency),
        deal.closeDay?.iso8601 ?? NumberText.none,
        numbers.percent(deal.forecast.periodProbability), text.amount(deal.contribution),
      ])
    }
    return table
  }
}
