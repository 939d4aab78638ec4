internal import Calendars
internal import Currencies
internal import Deals
public import Detection
internal import Forecasting

/// Renders what `aforo check` found.
public enum CheckText {
  static let schemaVersion = 1

  /// The answer of `aforo check`.
  public static func render(
    _ report: ContractReport, format: OutputFormat, style: TextStyle = TextStyle()
  ) -> String {
    switch format {
    case .table, .md: CheckPage(report: report, style: style).render(format)
    case .json: CheckDocument(report: report).json.document
    case .csv: csv(report)
    }
  }

  /// One record a broken rule; a field that seems to leak is one of the rule `leak`, a criterion for
  /// leaving a stage that was not met one of the rule `exit`.
  private static func csv(_ report: ContractReport) -> String {
    let header = [
      "kind", "severity", "unit", "count", "checked", "share", "amount", "currency", "priced",
      "accepted", "examples", "remedy", "setting",
    ]
    var csv = CSVText(
      header: header
        + (report.impact == nil ? [] : ["repair", "repaired", "meanEffect", "widthEffect"]))
    for violation in report.violations {
      let text = ViolationText(violation.kind)
      csv.text(violation.kind.name)
      csv.text(violation.kind.severity.rawValue)
      csv.text(violation.kind.unit.rawValue)
      csv.integer(violation.count)
      csv.integer(violation.checked)
      csv.number(violation.share)
      csv.money(violation.amount, report.currency)
      csv.text(report.currency.code)
      csv.integer(violation.pricedCount)
      csv.text(violation.isAccepted ? "true" : "false")
      csv.text(violation.examples.joined(separator: ";"))
      csv.text(text.remedy?.en)
      csv.text(SettingsLine(report).text(violation))
      if let impact = report.impact {
        csv.impact(impact.impact(of: violation.kind), report.currency)
      }
      csv.end()
    }
    for exit in report.exits where exit.unmet > 0 { csv.exit(exit, report) }
    for leak in report.leaks {
      csv.text("leak")
      csv.text((leak.use == .keptOut ? ViolationSeverity.warning : .info).rawValue)
      csv.text("fields")
      csv.integer(1)
      csv.integer(report.fields.count)
      csv.number(1 / Double(report.fields.count))
      csv.money(nil, report.currency)
      csv.text(report.currency.code)
      csv.integer(0)
      csv.text(leak.use == .included ? "true" : "false")
      csv.text(leak.field)
      csv.text(LeakText(leak, .en).verdict)
      csv.text(SettingsLine.of(leak))
      if report.impact != nil { csv.impact(nil, report.currency) }
      csv.end()
    }
    return csv.string
  }
}

extension CSVText {
  /// A criterion that deals did not meet.
  fileprivate mutating func exit(_ fact: ExitFacts, _ report: ContractReport) {
    text("exit")
    text(ViolationSeverity.info.rawValue)
    text("changes")
    integer(fact.unmet)
    integer(fact.advances ?? 0)
    number(fact.unmetShare)
    money(fact.amount, report.currency)
    text(report.currency.code)
    integer(fact.pricedCount)
    text("false")
    text(fact.examples.joined(separator: ";"))
    text(nil)
    text("stages: [{name: \(SettingsLine.quoted(fact.stage)), exit: [\(fact.criterion.rawValue)]}]")
    if report.impact != nil { impact(nil, report.currency) }
    end()
  }
}

/// The line for aforo.yml that repairs what was found or accepts it.
struct SettingsLine {
  private let report: ContractReport

  init(_ report: ContractReport) { self.report = report }

  func text(_ violation: ContractViolation) -> String {
    switch violation.kind {
    case .probabilityOff:
      let lines = report.stages.filter(\.isProbabilityOff).map { fact in
        let rate = NumberText(.en).fixed(fact.winRate, 2)
        return "{name: \(SettingsLine.quoted(fact.stage.name)), probability: \(rate)}"
      }
      return "stages: [\(lines.joined(separator: ", "))]"
    default: return violation.kind.acceptance
    }
  }

  /// Of a field that seems to leak.
  static func of(_ leak: FieldLeakage) -> String {
    leak.field == "amount" && leak.use != .excluded
      ? "amountKnown: close" : "exclude: [\(leak.field)]"
  }

  /// A text in double quotes, as YAML has it.
  static func quoted(_ text: String) -> String {
    let escaped = text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined()
    return "\"\(escaped)\""
  }
}
