internal import Calendars
internal import Detection
internal import Forecasting

/// The deals at risk for people.
struct RisksPage {
  let report: RiskReport
  let shown: [DealRisk]
  let modelID: String
  let style: TextStyle

  private var words: OutputLanguage { style.language }
  private var numbers: NumberText { NumberText(style.language) }

  func render(_ format: OutputFormat) -> String {
    var page = Page(style)
    page.heading(
      words("Risks") + " "
        + PageHeading.text(report.target, report.currency, asOf: report.asOf, style: style))
    page.text(PageHeading.model(modelID, trainedAsOf: report.trainedAsOf, style: style))
    page.text(
      "\(words("open deals")): \(numbers.count(report.openCount)); "
        + "\(words("flagged")): \(numbers.count(report.deals.count)); "
        + "\(words("shown")): \(numbers.count(shown.count))")
    if !shown.isEmpty { page.table(table) }
    for (signal, lift) in rules {
      page.text(SignalText(style).worth(signal, lift))
    }
    page.warnings(report.warnings)
    return page.render(format)
  }

  private var table: TextTable {
    var table = TextTable(
      [
        TextTable.Column("id"), TextTable.Column(words("owner")),
        TextTable.Column(words("account")), TextTable.Column(words("stage")),
        TextTable.Column(words("amount"), .right), TextTable.Column(words("close date"), .right),
        TextTable.Column("P(\(words("period")))", .right),
        TextTable.Column("P(\(words("win")))", .right),
        TextTable.Column(words("at risk"), .right),
      ], noteTitle: words("reasons"))
    let reasons = SignalText(style)
    for risk in shown {
      let isOverdue = risk.closeDay.map { $0 <= report.asOf } ?? false
      table.append(
        [
          TextTable.Cell(risk.forecast.id), TextTable.Cell(risk.owner),
          TextTable.Cell(risk.account ?? NumberText.none),
          TextTable.Cell(risk.stage ?? NumberText.none),
          TextTable.Cell(numbers.amount(risk.amount, report.currency)),
          TextTable.Cell(
            risk.closeDay?.iso8601 ?? NumberText.none, tone: isOverdue ? .warning : .plain),
          TextTable.Cell(numbers.percent(risk.forecast.periodProbability)),
          TextTable.Cell(numbers.percent(risk.forecast.winProbability)),
          TextTable.Cell(numbers.amount(risk.moneyAtRisk, report.currency)),
        ], note: risk.signals.map(reasons.reason).joined(separator: "; "))
    }
    return table
  }

  /// The rules that fired, each with what it was worth in the past.
  private var rules: [(RiskSignal, SignalLift?)] {
    RiskSignal.allCases.compactMap { signal in
      let hits = report.deals.lazy.flatMap(\.signals).filter { $0.signal == signal }
      guard let first = hits.first else { return nil }
      return (signal, first.lift)
    }
  }
}
