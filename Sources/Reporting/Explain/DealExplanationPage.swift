internal import Calendars
internal import Currencies
internal import Detection
internal import Forecasting

/// The explanation of a deal for people.
struct DealExplanationPage {
  let explanation: DealExplanation
  let signals: [SignalHit]
  let modelID: String
  let isDetailed: Bool
  let style: TextStyle

  private var words: OutputLanguage { style.language }
  private var numbers: NumberText { NumberText(style.language) }
  private var text: ExplanationText { ExplanationText(explanation.currency, style) }

  func render(_ format: OutputFormat) -> String {
    var page = Page(style)
    page.heading(
      "\(words("Deal")) \(explanation.forecast.id) "
        + PageHeading.text(
          explanation.target, explanation.currency, asOf: explanation.asOf, style: style))
    page.text(PageHeading.model(modelID, trainedAsOf: explanation.trainedAsOf, style: style))
    page.table(state)
    page.table(chances)
    page.table(parts)
    page.text(
      words("parts: against the average open deal; they add up to this deal's log-odds and money"))
    if !signals.isEmpty {
      let reasons = signals.map(SignalText(style).reason).joined(separator: "; ")
      page.text("\(words("flagged")): \(reasons)", .warning)
    }
    page.warnings(explanation.warnings)
    page.table(history)
    return page.render(format)
  }

  private var state: TextTable {
    let state = explanation.state
    var table = TextTable([TextTable.Column(words("field")), TextTable.Column(words("value"))])
    func add(_ name: String, _ value: String?) {
      if let value { table.append([words(name), value]) }
    }
    let inStage = state.weeksInStage.map { words.filled("for {} weeks", [numbers.fixed($0, 1)]) }
    add("stage", state.stage.map { [$0, inStage].compactMap { $0 }.joined(separator: ", ") })
    add("amount", text.numbers.amount(state.amount, explanation.currency))
    add(
      "expected amount", numbers.amount(explanation.forecast.expectedAmount, explanation.currency))
    let pushes =
      state.pushes == 0
      ? nil
      : words.filled(
        "pushed {} {}", ["\(state.pushes)", words(state.pushes == 1 ? "time" : "times")])
    add(
      "close date",
      [state.closeDay?.iso8601 ?? NumberText.none, pushes].compactMap { $0 }
        .joined(separator: ", "))
    add("owner", state.owner)
    add("forecast category", state.category)
    for attribute in state.attributes { add(attribute.level, attribute.value) }
    add(
      "created",
      "\(state.created), " + words.filled("{} weeks ago", [numbers.fixed(state.weeksOld, 1)]))
    add("activities in 4 weeks", state.activitiesInFourWeeks.map(numbers.count))
    add("last activity", state.lastActivity?.iso8601)
    return table
  }

  private var chances: TextTable {
    var table = TextTable([
      TextTable.Column(words("won")), TextTable.Column(words("probability"), .right),
    ])
    let forecast = explanation.forecast
    table.append([
      "\(words("in")) \(explanation.target.id)", numbers.precisePercent(forecast.periodProbability),
    ])
    if let next = explanation.nextProbability {
      table.append([words("in the period after"), numbers.precisePercent(next)])
    }
    for (weeks, probability) in explanation.withinWeeks {
      table.append([
        words.filled("within {} weeks", ["\(weeks)"]), numbers.precisePercent(probability),
      ])
    }
    table.append([words("won once closed"), numbers.precisePercent(forecast.winProbability)])
    table.append([
      words("past deals that were in its stage"), numbers.precisePercent(forecast.stageWinRate),
    ])
    return table
  }

  private var parts: TextTable {
    var table = TextTable([
      TextTable.Column(words("part")), TextTable.Column(words("log-odds"), .right),
      TextTable.Column(words("probability"), .right), TextTable.Column(words("amount"), .right),
    ])
    table.append([
      words("average open deal"), text.logOdds(explanation.baselineLogOdds),
      numbers.precisePercent(explanation.baselineProbability),
      text.amount(explanation.baselineMoney),
    ])
    for part in explanation.parts where !part.columns.isEmpty {
      table.append([
        text.reason(part.reason), text.logOdds(part.logOdds), "", text.signed(part.money),
      ])
      guard isDetailed else { continue }
      for column in part.columns {
        table.append(
          [TextTable.Cell(column.name, depth: 1)]
            + [text.logOdds(column.logOdds), "", text.signed(column.money)].map {
              TextTable.Cell($0)
            })
      }
    }
    if explanation.amountDrift != 0 {
      table.append([
        words("amounts changing before the close"), "", "", text.signed(explanation.amountDrift),
      ])
    }
    table.append(
      [
        words("this deal"), text.logOdds(explanation.logOdds),
        numbers.precisePercent(explanation.forecast.periodProbability),
        text.amount(explanation.contribution),
      ].map { TextTable.Cell($0, tone: .heading) })
    return table
  }

  private var history: TextTable {
    var table = TextTable([
      TextTable.Column(words("day"), mayBeCut: false), TextTable.Column(words("event")),
    ])
    for event in explanation.history {
      table.append([event.day.iso8601, text.event(event.change)])
    }
    return table
  }
}
