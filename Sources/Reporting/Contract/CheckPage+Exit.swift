internal import Currencies
internal import Deals
internal import Detection

extension CheckPage {
  /// How far deals met what is asked of them when they leave a stage forward.
  func addExits(to page: inout Page) {
    guard !report.exits.isEmpty else { return }
    page.heading(word("Exit criteria", "Criterios de salida"), level: 3)
    page.table(exitTable)
    page.text(
      word(
        "advances: moves to a later stage or a win; not met: the fact was not known by then",
        "avances: pasos a una etapa posterior o ganada; sin cumplir: el dato no se conocía entonces"
      ))
    let unmeasured = report.exits.filter { $0.advances == nil }
    guard !unmeasured.isEmpty else { return }
    page.text(
      word(
        "not measured, the data does not tell: ", "sin medir, los datos no lo dicen: ")
        + unmeasured.map { "\($0.stage): \($0.criterion.rawValue)" }.joined(separator: ", "))
  }

  private var exitTable: TextTable {
    var table = TextTable([
      TextTable.Column(word("stage", "etapa"), mayBeCut: false),
      TextTable.Column(word("criterion", "criterio"), mayBeCut: false),
      TextTable.Column(word("advances", "avances"), .right),
      TextTable.Column(word("not met", "sin cumplir"), .right),
      TextTable.Column(word("share", "parte"), .right),
      TextTable.Column(word("amount", "importe"), .right),
      TextTable.Column(word("examples", "ejemplos")),
    ])
    for fact in report.exits {
      let isMeasured = fact.advances != nil
      table.append([
        TextTable.Cell(fact.stage), TextTable.Cell(fact.criterion.rawValue),
        TextTable.Cell(fact.advances.map(numbers.count) ?? NumberText.none),
        TextTable.Cell(
          isMeasured ? numbers.count(fact.unmet) : NumberText.none,
          tone: fact.unmet > 0 ? .warning : .plain),
        TextTable.Cell(numbers.percent(fact.unmetShare)),
        TextTable.Cell(numbers.amount(fact.amount, report.currency)),
        TextTable.Cell(fact.examples.joined(separator: ", ")),
      ])
    }
    return table
  }
}
