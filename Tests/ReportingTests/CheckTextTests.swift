import Calendars
import Currencies
import Deals
import Detection
import Forecasting
import Foundation
import Reporting
import TestSupport
import Testing

@Suite("Contract reports")
struct CheckTextTests {
  private let report: ContractReport

  init() throws {
    let violations = [
      ContractViolation(
        kind: .stageSkip, count: 3, checked: 40, amount: 700_000, pricedCount: 2,
        examples: ["006A"]),
      ContractViolation(
        kind: .overdue, count: 12, checked: 340, amount: 48_000_050, pricedCount: 11,
        examples: ["=006B", "006\u{1B}[31m", "Núñez"]),
      ContractViolation(
        kind: .zombie, count: 1, checked: 340, amount: nil, pricedCount: 0, examples: ["006C"],
        isAccepted: true),
      ContractViolation(
        kind: .rateMissing, count: 2, checked: 9, amount: nil, pricedCount: 0,
        examples: ["D2", "D3"]),
      ContractViolation(
        kind: .stageUnmapped, count: 4, checked: 0, amount: nil, pricedCount: 0,
        examples: ["Demo (3)", "A \"B\" (1)"]),
    ]
    func test(_ sign: LeakageSign, _ effect: Double, _ q: Double) -> LeakageTest {
      LeakageTest(sign: sign, count: 900, effect: effect, pValue: q / 4, qValue: q)
    }
    var proposal = StageFacts(
      stage: Stage(name: "Proposal", kind: .open, labels: ["Quote | offer"], probability: 0.6))
    proposal.openCount = 40
    proposal.openAmount = 123_456_789
    proposal.enteredCount = 300
    proposal.enteredLastYear = 0
    proposal.closedCount = 260
    proposal.wonCount = 65
    (proposal.winRate, proposal.lower, proposal.upper) = (0.25, 0.201, 0.306)
    proposal.isProbabilityOff = true
    var hygiene = ContractHygiene()
    hygiene.openCount = 340
    hygiene.touchedCount = 13
    hygiene.openAmount = 900_000_000
    hygiene.touchedAmount = 48_000_050
    report = ContractReport(
      asOf: Fixtures.asOf, currency: .eur, violations: violations,
      hygiene: hygiene,
      stages: [
        StageFacts(stage: Stage(name: "Qualify", kind: .open)), proposal,
        StageFacts(stage: Stage(name: "Won", kind: .won)),
      ],
      reversals: [
        StageOrderFacts(earlier: "Qualify", later: "Proposal", count: 50, reversedCount: 41)
      ],
      fields: [
        FieldLeakage(
          field: "account", tests: [test(.blankness, 0.68, 1e-9), test(.separation, 0.51, 0.4)],
          use: .keptOut, open: (340, 231), closed: (560, 0)),
        FieldLeakage(
          field: "type",
          tests: [test(.separation, 0.991, 1e-9), test(.closedOnly, 0.62, 1e-5)], use: .included,
          open: (340, 0), closed: (560, 0), closedOnlyValues: ["won", "no, budget"]),
        FieldLeakage(
          field: "region", tests: [test(.blankness, 0.01, 0.6)], use: .used, open: (340, 3),
          closed: (560, 2)),
        FieldLeakage(field: "amount", untested: .hasHistory, use: .used),
        FieldLeakage(field: "category", untested: .unknownBeforeClose),
        FieldLeakage(field: "source", untested: .empty),
      ], exits: CheckTextTests.exits)
  }

  private static var exits: [ExitFacts] {
    var met = ExitFacts(stage: "Proposal", criterion: .amount)
    met.advances = 1_250
    var unmet = ExitFacts(stage: "Proposal", criterion: .meeting)
    unmet.advances = 1_250
    unmet.unmet = 50
    unmet.amount = 123_456
    unmet.pricedCount = 40
    unmet.examples = ["=006D", "006E"]
    return [met, unmet, ExitFacts(stage: "Proposal", criterion: .contact)]
  }

  @Test("The layout in each format", arguments: OutputFormat.allCases)
  func golden(format: OutputFormat) {
    expectGolden(CheckText.render(report, format: format), "check.\(format.suffix)")
  }

  @Test("In Spanish")
  func spanish() {
    expectGolden(
      CheckText.render(report, format: .table, style: TextStyle(language: .es)), "check-es.txt")
  }

  @Test("Nothing found says so")
  func clean() {
    let clean = ContractReport(
      asOf: Fixtures.asOf, currency: .eur, violations: [], hygiene: ContractHygiene(), stages: [],
      reversals: [], fields: [])
    #expect(CheckText.render(clean, format: .table).contains("no rule is broken"))
    #expect(clean.worst == nil)
  }

  @Test("Errors come first, and what is accepted counts for no exit status")
  func worst() {
    #expect(
      report.violations.map(\.kind) == [
        .stageUnmapped, .rateMissing, .overdue, .zombie, .stageSkip,
      ])
    #expect(report.worst == .error)
    func worst(_ kind: ViolationKind, accepted: Bool, use: FieldUse = .used) -> ViolationSeverity? {
      let violation = ContractViolation(
        kind: kind, count: 1, checked: 1, amount: nil, pricedCount: 0, examples: [],
        isAccepted: accepted)
      return ContractReport(
        asOf: Fixtures.asOf, currency: .eur, violations: [violation], hygiene: ContractHygiene(),
        stages: [], reversals: [], fields: [FieldLeakage(field: "source", use: use)]
      ).worst
    }
    #expect(worst(.overdue, accepted: false) == .warning)
    #expect(worst(.overdue, accepted: true) == nil)
    #expect(worst(.reopened, accepted: false) == .info)
    #expect(worst(.rateMissing, accepted: false) == .error)
    #expect(worst(.rateMissing, accepted: true, use: .keptOut) == .warning)
  }

  @Test("Every rule has its sentences in both languages", arguments: OutputLanguage.allCases)
  func sentences(language: OutputLanguage) {
    for kind in ViolationKind.allCases {
      let one = ContractReport(
        asOf: Fixtures.asOf, currency: .eur,
        violations: [
          ContractViolation(
            kind: kind, count: 1, checked: 1, amount: nil, pricedCount: 0, examples: [])
        ], hygiene: ContractHygiene(), stages: [], reversals: [], fields: [])
      let text = CheckText.render(one, format: .table, style: TextStyle(language: language))
      #expect(text.contains(kind.name))
      // Whatever must be repaired says how.
      #expect(
        text.contains("->")
          == (kind.severity != .info || kind == .closeDateUntouched || kind == .reopened), "\(kind)"
      )
    }
  }
}
