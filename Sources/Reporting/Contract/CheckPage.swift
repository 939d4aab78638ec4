internal import Calendars
internal import Currencies
internal import Deals
internal import Detection
internal import Forecasting

/// A check for people.
struct CheckPage {
  let report: ContractReport
  let style: TextStyle

  var language: OutputLanguage { style.language }
  var numbers: NumberText { NumberText(style.language) }

  func word(_ en: String, _ es: String) -> String { Bilingual(en, es)[language] }

  func render(_ format: OutputFormat) -> String {
    var page = Page(style)
    page.heading(
      word("Data contract", "Contrato de datos") + ", \(report.currency.code), "
        + word("as of", "a fecha de") + " \(report.asOf.iso8601)")
    page.text(hygiene)
    if report.violations.isEmpty {
      page.text(word("no rule is broken", "ninguna regla incumplida"))
    }
    for severity in ViolationSeverity.allCases { addViolations(severity, to: &page) }
    addAcceptance(to: &page)
    if let impact = report.impact { ImpactPage(impact, style: style).add(to: &page) }
    page.heading(word("Process", "Proceso"))
    page.table(stageTable)
    addProcessNotes(to: &page)
    addExits(to: &page)
    page.heading(word("Leakage", "Fugas"))
    page.table(fields)
    addLeakNotes(to: &page)
    return page.render(format)
  }

  private var hygiene: String {
    let facts = report.hygiene
    guard facts.openCount > 0 else { return word("no open deal", "ninguna oportunidad abierta") }
    let share =
      facts.openCount > 0 ? Double(facts.touchedCount) / Double(facts.openCount) : nil
    let deals = "\(numbers.count(facts.touchedCount)) (\(numbers.percent(share)))"
    let money =
      "\(numbers.amount(facts.touchedAmount, report.currency)) "
      + word("of", "de") + " \(numbers.amount(facts.openAmount, report.currency))"
    return word("open deals", "oportunidades abiertas") + ": \(numbers.count(facts.openCount)); "
      + word("with an error or warning", "con error o aviso") + ": \(deals); "
      + word("their amount", "su importe") + ": \(money)"
  }

  private func addViolations(_ severity: ViolationSeverity, to page: inout Page) {
    let found = report.violations.filter { $0.kind.severity == severity }
    guard !found.isEmpty else { return }
    page.heading(title(severity), level: 3)
    var table = TextTable(
      [
        TextTable.Column(word("rule", "regla"), mayBeCut: false),
        TextTable.Column(word("count", "número"), .right),
        TextTable.Column(word("of", "de"), .right),
        TextTable.Column(word("share", "parte"), .right),
        TextTable.Column(word("amount", "importe"), .right),
        TextTable.Column(word("examples", "ejemplos")),
      ], noteTitle: word("meaning and repair", "significado y arreglo"))
    for violation in found {
      let text = ViolationText(violation.kind)
      let tone: Tone =
        violation.isAccepted ? .plain : severity == .error ? .trouble : .plain
      let accepted = violation.isAccepted ? "\(word("accepted", "aceptado")): " : ""
      let remedy = text.remedy.map { " -> \($0[language])" } ?? ""
      table.append(
        [
          TextTable.Cell(violation.kind.name, tone: tone),
          TextTable.Cell("\(numbers.count(violation.count)) \(unit(violation))"),
          TextTable.Cell(numbers.count(violation.checked)),
          TextTable.Cell(numbers.percent(violation.share)),
          TextTable.Cell(numbers.amount(violation.amount, report.currency)),
          TextTable.Cell(violation.examples.joined(separator: ", ")),
        ],
        note: "\(accepted)\(text.definition[language])\(remedy)")
    }
    page.table(table)
  }

  private func title(_ severity: ViolationSeverity) -> String {
    switch severity {
    case .error:
      word(
        "Errors: not usable in some answer", "Errores: no sirven para alguna respuesta")
    case .warning: word("Warnings", "Avisos")
    case .info: word("For information", "Para información")
    }
  }

  private func unit(_ violation: ContractViolation) -> String {
    let isOne = violation.count == 1
    switch violation.kind.unit {
    case .deals: return word(isOne ? "deal" : "deals", "oport.")
    case .records: return word(isOne ? "record" : "records", isOne ? "registro" : "registros")
    case .activities:
      return word(isOne ? "activity" : "activities", isOne ? "actividad" : "actividades")
    case .changes: return word(isOne ? "change" : "changes", isOne ? "cambio" : "cambios")
    case .quotas: return word(isOne ? "quota" : "quotas", isOne ? "cuota" : "cuotas")
    case .stages where violation.kind == .stageOrder:
      return word(isOne ? "pair" : "pairs", isOne ? "par" : "pares")
    case .stages: return word(isOne ? "stage" : "stages", isOne ? "etapa" : "etapas")
    }
  }

  /// The lines to copy into aforo.yml.
  private func addAcceptance(to page: inout Page) {
    let open = report.violations.filter { !$0.isAccepted && $0.kind.severity != .info }
    guard !open.isEmpty else { return }
    let accepted = report.violations.filter { $0.isAccepted }
    page.text(
      word(
        "To accept errors and warnings as they are, put this into aforo.yml; leave out what you "
          + "will repair:",
        "Para aceptar errores y avisos tal como están, ponga esto en aforo.yml; quite lo que vaya "
          + "a arreglar:"))
    page.figure([
      "contract:", "  accept: [\((accepted + open).map(\.kind.name).joined(separator: ", "))]",
    ])
  }

  private var fields: TextTable {
    var table = TextTable(
      [
        TextTable.Column(word("field", "campo"), mayBeCut: false),
        TextTable.Column(word("in the models", "en los modelos")),
      ], noteTitle: word("finding", "resultado"))
    for field in report.fields where field.untested != .empty {
      let text = LeakText(field, language)
      table.append(
        [
          TextTable.Cell(field.field, tone: field.isLeak ? .warning : .plain),
          TextTable.Cell(text.use[language]),
        ], note: text.verdict)
    }
    return table
  }

  private func addLeakNotes(to page: inout Page) {
    let empty = report.fields.filter { $0.untested == .empty }.map(\.field)
    if !empty.isEmpty {
      page.text(
        word("without a value in any deal", "sin valor en ninguna oportunidad") + ": "
          + empty.joined(separator: ", "))
    }
    for leak in report.leaks where leak.use == .keptOut {
      let name = leak.field
      page.text(
        word(
          "\(name) seems to be known only after the close. Settle it in aforo.yml: "
            + "\(SettingsLine.of(leak)), or include: [\(name)] to use it all the same",
          "\(name) parece conocerse solo tras el cierre. Decídalo en aforo.yml: "
            + "\(SettingsLine.of(leak)), o include: [\(name)] para usarlo de todos modos"),
        .warning)
    }
  }
}
