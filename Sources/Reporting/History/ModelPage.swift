internal import Calendars
internal import Forecasting

/// The facts of a model for people.
struct ModelPage {
  private(set) var page: Page
  private let facts: ModelFacts
  private let words: OutputLanguage
  private let numbers: NumberText

  init(facts: ModelFacts, style: TextStyle) {
    page = Page(style)
    self.facts = facts
    words = style.language
    numbers = NumberText(style.language)
    addFacts()
  }

  /// Adds the coefficients of the running period's model.
  mutating func addCoefficients() {
    guard !facts.coefficients.isEmpty else { return }
    page.heading(words("Coefficients of the running period"))
    var table = TextTable([
      TextTable.Column(words("column")), TextTable.Column(words("log-odds"), .right),
    ])
    for (name, value) in facts.coefficients { table.append([name, numbers.fixed(value, 4)]) }
    page.table(table)
  }

  private mutating func addFacts() {
    page.heading(
      "\(words("Model")) \(facts.id), \(words("trained as of")) \(facts.trainedAsOf)", level: 1)
    let isFull = facts.grade == .model
    page.text(
      "\(words("grade")): \(words(facts.grade.rawValue))"
        + (facts.reason.isEmpty ? "" : " (\(facts.reason))"), isFull ? .plain : .warning)
    page.text(
      "\(words("closed deals")): \(numbers.count(facts.wonCount)) \(words("won")), "
        + "\(numbers.count(facts.lostCount)) \(words("lost"))")
    if let path = facts.path { page.text("\(words("saved as")): \(path)") }
    page.table(fits)
    page.text(words("skill: 1 less log loss over that of the base rate, on later moments"))
    page.warnings(facts.keptOut)
    for fit in facts.fits {
      if !fit.converged {
        page.text("\(words("warning")): \(name(fit)): \(words("did not converge"))", .trouble)
      }
      page.warnings(fit.warnings.map { "\(name(fit)): \($0)" })
    }
  }

  private var fits: TextTable {
    var table = TextTable(
      [TextTable.Column(words("target"))]
        + [
          "rows", "won", "periods", "log loss", "base rate", "skill", "shock", "segment shock",
        ].map { TextTable.Column(words($0), .right) })
    for fit in facts.fits {
      table.append([
        TextTable.Cell(name(fit)), TextTable.Cell(numbers.count(fit.rows)),
        TextTable.Cell(numbers.count(fit.wonRows)), TextTable.Cell(numbers.count(fit.periods)),
        TextTable.Cell(numbers.fixed(fit.logLoss, 4)),
        TextTable.Cell(numbers.fixed(fit.baseLogLoss, 4)),
        TextTable.Cell(
          numbers.precisePercent(fit.skill), tone: (fit.skill ?? 1) <= 0 ? .warning : .plain),
        TextTable.Cell(numbers.precisePercent(fit.commonShock)),
        TextTable.Cell(numbers.precisePercent(fit.segmentShock)),
      ])
    }
    return table
  }

  private func name(_ fit: ModelFacts.Fit) -> String {
    switch fit.periodsAhead {
    case nil:
      words("won once closed")
    case 0?: words("running period")
    case let ahead?: "\(words("period")) +\(ahead)"
    }
  }
}
