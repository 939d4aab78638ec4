internal import Calendars
internal import Currencies
internal import Deals
internal import Detection

extension CheckPage {
  /// The stages with what deals did in them.
  var stageTable: TextTable {
    var table = TextTable(
      [TextTable.Column(word("stage", "etapa"), mayBeCut: false)]
        + [
          TextTable.Column(word("also called", "también")),
          TextTable.Column(word("open now", "abiertas"), .right),
          TextTable.Column(word("amount", "importe"), .right),
          TextTable.Column(word("entered", "entraron"), .right),
          TextTable.Column(word("last year", "último año"), .right),
          TextTable.Column(word("closed", "cerradas"), .right),
          TextTable.Column(word("won", "ganadas"), .right),
          TextTable.Column("95 %", .right),
          TextTable.Column(word("declared", "declarada"), .right),
        ])
    for fact in report.stages { table.append(cells(fact)) }
    return table
  }

  private func cells(_ fact: StageFacts) -> [TextTable.Cell] {
    let isOpen = fact.stage.kind == .open
    let interval =
      fact.lower == nil
      ? NumberText.none
      : "\(numbers.percent(fact.lower)) \(word("to", "a")) \(numbers.percent(fact.upper))"
    let isDead = isOpen && fact.enteredLastYear == 0
    let isMeasured = isOpen && fact.enteredCount != nil
    return [
      TextTable.Cell(fact.stage.name),
      TextTable.Cell(fact.stage.labels.joined(separator: ", ")),
      TextTable.Cell(isOpen ? numbers.count(fact.openCount) : NumberText.none),
      TextTable.Cell(numbers.amount(fact.openAmount, report.currency)),
      TextTable.Cell(fact.enteredCount.map(numbers.count) ?? NumberText.none),
      TextTable.Cell(
        fact.enteredLastYear.map(numbers.count) ?? NumberText.none,
        tone: isDead ? .warning : .plain),
      TextTable.Cell(isMeasured ? numbers.count(fact.closedCount) : NumberText.none),
      TextTable.Cell(numbers.percent(fact.winRate)),
      TextTable.Cell(interval),
      TextTable.Cell(
        numbers.percent(fact.stage.probability), tone: fact.isProbabilityOff ? .warning : .plain),
    ]
  }

  /// What the columns mean, and what is wrong with the declared probabilities.
  func addProcessNotes(to page: inout Page) {
    if report.stages.contains(where: { $0.enteredCount != nil }) {
      page.text(
        word(
          "entered, last year: deals that were ever in the stage, or came into it in 365 days; won: "
            + "share of those that are closed, with its interval",
          "entraron, último año: las que estuvieron en la etapa o llegaron en 365 días; ganadas: "
            + "parte de las ya cerradas, con su intervalo"))
    } else {
      page.text(
        word(
          "no stage history is known: what deals went through cannot be measured",
          "sin historial de etapas: no se puede medir por dónde pasaron las oportunidades"))
    }
    if let undated = report.violations.first(where: { $0.kind == .creationMissing }) {
      let count = numbers.count(undated.count)
      page.text(
        word(
          "\(count) deals without a creation date are in none of these lines",
          "\(count) oportunidades sin fecha de creación no están en ninguna línea"))
    }
    for fact in report.stages where fact.isProbabilityOff {
      let line = "probability: \(NumberText(.en).fixed(fact.winRate, 2))"
      page.text(
        "\(fact.stage.name): " + word("declared", "declarada")
          + " \(numbers.percent(fact.stage.probability)), " + word("measured", "medida")
          + " \(numbers.percent(fact.winRate)) -> \(line)", .warning)
    }
  }
}
