import Calendars
import Currencies
import Deals
import Detection
import Forecasting
import Foundation
import Reporting
import TestSupport
import Testing

@Suite("Reports of changes and of priced violations")
struct ChangesReportTests {
  private static let since = Fixtures.asOf - 14
  private static let region = [PathElement(level: "region", value: "EMEA")]

  private static let rows = [
    ChangeRow(
      id: "006A", deal: 0, day: since + 3, cause: .won, amount: 60_000_00, path: ["EMEA"]),
    ChangeRow(
      id: "006B", deal: 1, day: since + 5, cause: .pushedOut, amount: -25_000_50,
      path: ["EMEA"], before: "2025-11-30", after: "2026-02-15"),
    ChangeRow(
      id: "=006C", deal: 2, day: since + 6, cause: .amountUp, amount: 4_000_00, path: ["EMEA"],
      before: "10000.00", after: "20000.00"),
    ChangeRow(
      id: "006A", deal: 0, day: Fixtures.asOf, cause: .time, amount: -1_000_25, path: ["EMEA"]),
  ]

  private static let lines = [
    ChangeLine(cause: .won, amount: 60_000_00, dealCount: 1),
    ChangeLine(cause: .pushedOut, amount: -25_000_50, dealCount: 1),
    ChangeLine(cause: .amountUp, amount: 4_000_00, dealCount: 1),
    ChangeLine(cause: .time, amount: -1_000_25, dealCount: 1),
    ChangeLine(cause: .expectedNew, amount: -12_000_00, dealCount: nil),
  ]

  private static func report(
    cause: ChangeCause? = nil, limit: Int? = nil
  ) -> ChangesReport {
    let target = Fixtures.target
    let start: Int64 = 500_000_00
    let end = lines.reduce(start) { $0 + $1.amount }
    let nodes = [[], region].map { path in
      NodeChanges(
        path: path, start: start, end: end, booked: (start: 100_000_00, end: 160_000_00),
        lines: lines)
    }
    let report = ChangeReport(
      since: since, asOf: Fixtures.asOf, target: target, currency: .eur, nodes: nodes, rows: rows,
      warnings: ["no stage history: stages and close dates are not used"])
    return ChangesReport(
      report, command: "aforo changes --since \(since) --as-of \(Fixtures.asOf)",
      ends: [
        (since.iso8601, "bookings-1", "2025-10-01"), (Fixtures.asOf.iso8601, nil, nil),
      ], path: [(since.iso8601, "bookings-1", "2025-10-01")], cause: cause, limit: limit)
  }

  @Test("The layout in each format", arguments: OutputFormat.allCases)
  func golden(format: OutputFormat) {
    expectGolden(Self.report().render(format), "changes.\(format.suffix)")
  }

  @Test("In Spanish, without a phrase left in English")
  func spanish() {
    let text = Self.report().render(.table, style: TextStyle(language: .es))
    expectGolden(text, "changes-es.txt")
  }

  @Test("Every cause has its Spanish words")
  func words() {
    for cause in ChangeCause.allCases {
      #expect(ChangesReport.name(cause, .es) != ChangesReport.name(cause, .en), "\(cause)")
    }
  }

  @Test("The records of the CSV add up to the difference of the two forecasts")
  func sums() {
    let csv = Self.report().render(.csv)
    let amounts = csv.split(separator: "\n").dropFirst().map { line in
      Int64(line.split(separator: ",", omittingEmptySubsequences: false)[3].filter { $0 != "." })
    }
    let total = Self.lines.reduce(0) { $0 + $1.amount }
    #expect(amounts.reduce(0) { $0 + ($1 ?? 0) } == total)
  }

  @Test("One cause alone shows its deals alone", arguments: OutputFormat.allCases)
  func cause(format: OutputFormat) {
    let text = Self.report(cause: .pushedOut).render(format)
    #expect(text.contains("006B"))
    #expect(!text.contains("006C"))
  }

  private static func checked() -> ContractReport {
    let target = Fixtures.target
    let impact = ImpactReport(
      target: target, trainedAsOf: Fixtures.asOf, currency: .eur, mean: 500_000_00,
      low: 420_000_00, high: 600_000_00,
      kinds: [
        ViolationImpact(
          kind: .overdue, repair: .typicalCloseDate, repairedCount: 2, meanEffect: 31_368_25,
          widthEffect: -69_015_00),
        ViolationImpact(
          kind: .stageSkip, repair: nil, repairedCount: 0, meanEffect: nil, widthEffect: nil),
      ],
      records: [
        RecordImpact(
          id: "006B", owner: "Ana", amount: 72_600_00, kind: .overdue,
          repair: .typicalCloseDate, before: "2025-10-30", after: "2025-11-23",
          meanEffect: 8_252_00, widthEffect: -252_00),
        RecordImpact(
          id: "006C", owner: nil, amount: nil, kind: .zombie, repair: .removal, before: nil,
          after: nil, meanEffect: -581_00, widthEffect: -1_211_00),
      ])
    return ContractReport(
      asOf: Fixtures.asOf, currency: .eur,
      violations: [.overdue, .stageSkip].map { kind in
        ContractViolation(
          kind: kind, count: 2, checked: 9, amount: 1_000_00, pricedCount: 2, examples: ["006B"])
      }, hygiene: ContractHygiene(), stages: [], reversals: [], fields: [], impact: impact)
  }

  @Test("A check with prices, in each format", arguments: OutputFormat.allCases)
  func impact(format: OutputFormat) {
    expectGolden(CheckText.render(Self.checked(), format: format), "impact.\(format.suffix)")
  }

  @Test("A check with prices in Spanish")
  func spanishImpact() {
    expectGolden(
      CheckText.render(Self.checked(), format: .table, style: TextStyle(language: .es)),
      "impact-es.txt")
  }
}
