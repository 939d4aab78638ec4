internal import Calendars
internal import Currencies
internal import Detection
internal import Forecasting

/// The deals at risk for people.
struct RisksPage {
  let report: RiskReport
  let limit: Int?
  let modelID: String
  let source: String
  let style: TextStyle

  private var words: OutputLanguage { style.language }
  private var numbers: NumberText { NumberText(style.language) }
  private var command: RiskCommand { RiskCommand(report, source: source) }

  func render(_ format: OutputFormat) -> String {
    var page = Page(style)
    page.heading(
      words("Risks") + " "
        + PageHeading.text(report.target, report.currency, asOf: report.asOf, style: style))
    page.text(RiskSummaryText(report, style).sentence)
    page.text(PageHeading.model(modelID, trainedAsOf: report.trainedAsOf, style: style))
    var left = limit ?? report.deals.count
    addDeals(&page, report.atRisk, &left)
    let suspected = report.onlySuspected
    if !suspected.isEmpty {
      page.heading(words("Only signals without proven lift"), level: 3)
      addDeals(&page, suspected, &left)
    }
    addRules(&page)
    page.warnings(report.warnings)
    return page.render(format)
  }

  /// - Parameter left: deals that may still be shown.
  private func addDeals(_ page: inout Page, _ deals: [DealRisk], _ left: inout Int) {
    let shown = Array(deals.prefix(max(0, left)))
    left -= shown.count
    if shown.count < deals.count {
      page.text(
        words.filled(
          "{} of {} deals; all: {}",
          [
            numbers.count(shown.count), numbers.count(deals.count), command.all,
          ]))
    }
    if !shown.isEmpty { page.table(table(shown)) }
  }

  private func table(_ shown: [DealRisk]) -> TextTable {
    var table = TextTable(
      [
        TextTable.Column("id", mayBeCut: false), TextTable.Column(words("owner")),
        TextTable.Column(words("account")), TextTable.Column(words("stage")),
        TextTable.Column(words("amount"), .right), TextTable.Column(words("close date"), .right),
        TextTable.Column("P(\(words("period")))", .right),
        TextTable.Column("P(\(words("win")))", .right),
        TextTable.Column(words("at risk"), .right),
      ], noteTitle: words("reasons"))
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
        ], note: reasons(risk))
    }
    return table
  }

  /// The reasons; then, marked, what has no proven lift here.
  private func reasons(_ risk: DealRisk) -> String {
    let text = SignalText(style)
    let reasons = risk.reasons.map(text.reason).joined(separator: "; ")
    let others = risk.otherSignals.map(text.reason).joined(separator: "; ")
    if others.isEmpty { return reasons }
    let marked = "(\(words("unproven")): \(others))"
    return reasons.isEmpty ? marked : "\(reasons) \(marked)"
  }

  private func addRules(_ page: inout Page) {
    let active = report.rules.filter { $0.state == .active }
    if !active.isEmpty {
      page.heading(words("What the rules were worth on past deals"), level: 3)
      page.table(rules(active))
      page.text(
        words(
          "won: within half a year of a past day, in the same mix of stages; a deal that was seen several times counts once"
        ))
    }
    for rule in report.rules {
      switch rule.state {
      case .active: continue
      case .disabled:
        page.text(words.filled("rule {} is off in aforo.yml", [rule.signal.name]))
      case .unseen(let missing):
        page.text(
          words.filled("rule {} cannot be seen: {}", [rule.signal.name, words(missing.reason)]))
      }
    }
  }

  private func rules(_ active: [RuleSummary]) -> TextTable {
    var table = TextTable(
      [
        TextTable.Column(words("rule"), mayBeCut: false),
        TextTable.Column(words("flagged"), .right),
        TextTable.Column(words("at risk"), .right),
        TextTable.Column(words("past deals"), .right),
        TextTable.Column(words("won flagged"), .right),
        TextTable.Column(words("won others"), .right),
        TextTable.Column(words("difference"), .right),
        TextTable.Column(words("95 % interval"), .right), TextTable.Column(words("verdict")),
      ], noteTitle: words("deals"))
    let text = SignalText(style)
    for rule in active {
      let lift = rule.lift
      table.append(
        [
          TextTable.Cell(rule.signal.name), TextTable.Cell(numbers.count(rule.flaggedCount)),
          TextTable.Cell(numbers.amount(rule.moneyAtRisk, report.currency)),
          TextTable.Cell(lift.map { numbers.count($0.count) } ?? NumberText.none),
          TextTable.Cell(numbers.precisePercent(lift?.winRateFlagged)),
          TextTable.Cell(numbers.precisePercent(lift?.winRateOther)),
          TextTable.Cell(text.points(lift?.difference)),
          TextTable.Cell(
            lift.map {
              "\(text.points($0.differenceLower)) \(words("to")) \(text.points($0.differenceUpper))"
            }
              ?? NumberText.none),
          TextTable.Cell(
            text.verdict(rule.verdict), tone: rule.verdict == .risk ? .warning : .plain),
        ], note: rule.flaggedCount > 0 ? command.signal(rule.signal) : nil)
    }
    return table
  }
}

/// The line that says it all.
struct RiskSummaryText {
  private let report: RiskReport
  private let words: OutputLanguage
  private let numbers: NumberText

  init(_ report: RiskReport, _ style: TextStyle) {
    self.report = report
    words = style.language
    numbers = NumberText(style.language)
  }

  var sentence: String {
    var text = words.filled(
      "{} of {} open deals at risk with {} {}; {} more with unproven signals only",
      [
        numbers.count(report.atRisk.count), numbers.count(report.openCount),
        numbers.amount(report.moneyAtRisk, report.currency), report.currency.code,
        numbers.count(report.onlySuspected.count),
      ])
    let calls = report.toCall.map { risk in
      let name = [risk.account, risk.owner].compactMap(\.self).joined(separator: ", ")
      return "\(risk.forecast.id) (\(name), \(numbers.amount(risk.moneyAtRisk, report.currency)))"
    }
    if !calls.isEmpty { text += ". \(words("To call")): \(calls.joined(separator: "; "))" }
    return text
  }
}
