import Calendars
import Currencies
import Deals
import Foundation
import Reporting
import TestSupport
import Testing

@testable import Metrics

@Suite("KPI reports")
struct KPIReportTests {
  private static func metric(
    _ name: String, _ title: String, _ unit: MetricUnit, _ group: MetricGroup
  ) -> MetricDefinition {
    MetricDefinition(
      name, catalogue: ["A6"], title: BilingualText(en: title, es: title + " (es)"), group: group,
      unit: unit, direction: .higher, basis: .event, words: "won of won and lost",
      code: "n_won / (n_won + n_lost)", missing: "null when nothing closed",
      pitfalls: "stale deals are not in it",
      vectors: [
        MetricVector(
          .ordinary, VectorCRM("tiny", [(.people, "owner,manager\nAna,Mia\n")]), "2025-Q1",
          asOf: "2025-03-31", node: "owner=Ana", 2.0 / 3, "2 won, 1 lost: 2 / 3")
      ],
      reading: { _ in .undefined("never evaluated here") })
  }

  private static let rate = metric("win_rate.count.by_close", "Win rate", .share, .performance)
  private static let won = metric("deals.won.amount.x", "Won <amount> | x", .money, .performance)
  private static let leads = metric("leads.created.count", "Leads", .count, .leads)

  private static func node(_ path: [(level: String, value: String)], _ factor: Double) -> KPINode {
    let share = MetricReading(
      value: 0.25 * factor, count: 8, missing: 1, lower: 0.1, upper: 0.55, flags: [.lowN])
    let target = MetricTarget(metric: rate.name, goal: 0.3, side: .atLeast, owner: "Ana")
    return KPINode(
      path: path,
      values: [
        KPIValue(
          metric: rate, reading: share, references: [.previous: 0.2, .lastYear: 0.333],
          standing: MetricStanding(target, reading: share, isFlow: false, elapsed: 0.5),
          trend: [0.1, nil, 0.3]),
        KPIValue(
          metric: won, reading: MetricReading(value: 123_456_78 * factor, count: 3),
          references: [.previous: 100_000_00], standing: nil, trend: [1, 2, 3]),
        KPIValue(
          metric: leads,
          reading: .undefined("no leads are known", key: nil), references: [:], standing: nil,
          trend: [nil, nil, nil]),
      ])
  }

  private static func answer(nodes: [KPINode], isOfTargets: Bool = false) throws -> KPIAnswer {
    let calendar = FiscalCalendar()
    let period = try #require(MetricPeriod(id: "2025-Q4", calendar: calendar))
    return KPIAnswer(
      asOf: try Day(iso: "2025-11-15"), currency: .eur, period: period, businessDays: 66,
      elapsedBusinessDays: 32,
      compared: [.previous: period.previous(calendar), .lastYear: period.lastYear(calendar)],
      trendPeriods: ["2025-Q1", "2025-Q2", "2025-Q3"], nodes: nodes, isOfTargets: isOfTargets)
  }

  @Test("one node: values, intervals, references, goal, trend, and why there is none")
  func one() throws {
    let answer = try Self.answer(nodes: [Self.node([], 1)])
    expectGolden(KPIReport.render(answer, format: .table), "kpis.txt")
    expectGolden(
      KPIReport.render(answer, format: .table, style: TextStyle(language: .es)), "kpis-es.txt")
    expectGolden(
      KPIReport.render(answer, format: .table, style: TextStyle(isASCII: true)), "kpis-ascii.txt")
    expectGolden(KPIReport.render(answer, format: .md), "kpis.md")
    expectGolden(KPIReport.render(answer, format: .json), "kpis.json")
    expectGolden(KPIReport.render(answer, format: .csv), "kpis.csv")
  }

  @Test("several nodes side by side; goals each under its node")
  func several() throws {
    let nodes = [Self.node([], 1), Self.node([("region", "O'Brien | x")], 0.5)]
    expectGolden(
      KPIReport.render(try Self.answer(nodes: nodes), format: .table), "kpis-nodes.txt")
    let goals = try Self.answer(nodes: nodes, isOfTargets: true).onlyTargets(with: [])
    #expect(goals.nodes.allSatisfy { $0.values.count == 1 })
    expectGolden(KPIReport.render(goals, format: .table), "kpis-targets.txt")
  }

  @Test("no line is wider than the terminal")
  func width() throws {
    let answer = try Self.answer(nodes: [Self.node([], 1)])
    for width in [60, 80, 100, 132] {
      let text = KPIReport.render(answer, format: .table, style: TextStyle(width: width))
      for line in text.split(separator: "\n") { #expect(line.count <= width, "\(width): \(line)") }
    }
  }

  @Test("a definition says all there is, with its example and the rows that it rests on")
  func definition() {
    expectGolden(DefinitionReport.render([Self.rate], format: .table), "define.txt")
    expectGolden(DefinitionReport.render([Self.rate, Self.leads], format: .md), "define.md")
    expectGolden(DefinitionReport.render([Self.rate], format: .json), "define.json")
    expectGolden(DefinitionReport.render([Self.rate, Self.leads], format: .csv), "define.csv")
  }
}
