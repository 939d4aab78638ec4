import Detection
import Forecasting
import Foundation
import TestSupport
import Testing

// The phrases have no package face; the pages show some of them only.
@testable import Reporting

@Suite("Gap and risk reports")
struct FindingsReportTests {
  @Test("The layout of the gaps in each format", arguments: OutputFormat.allCases)
  func gaps(format: OutputFormat) {
    expectGolden(
      GapsReport.render(Fixtures.gaps, modelID: "as-of", format: format), "gaps.\(format.suffix)")
  }

  @Test("Gaps and their causes in Spanish, and by signs of ASCII")
  func gapsInSpanish() {
    expectGolden(
      GapsReport.render(
        Fixtures.gaps, modelID: "as-of", format: .table, style: TextStyle(language: .es)),
      "gaps-es.txt")
    let ascii = GapsReport.render(
      Fixtures.gaps, modelID: "m", format: .table, style: TextStyle(isASCII: true))
    #expect(!ascii.contains("●"))
    #expect(!ascii.contains("█"))
  }

  @Test("What is to be created adds up in JSON, and every day of the deadline curves is there")
  func neededContract() throws {
    let json = GapsReport.render(Fixtures.gaps, modelID: "m", format: .json)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let gaps = try #require(object["gaps"] as? [[String: Any]])
    let needed = try #require(gaps[0]["needed"] as? [String: Any])
    let plan = try #require(needed["plan"] as? [String: Any])
    let weeks = try #require(plan["weeks"] as? [[String: Any]])
    #expect(plan["total"] as? String == "2600000.01")
    #expect(weeks.compactMap { $0["pipeline"] as? String } == ["1444444.45", "1155555.56"])
    #expect(gaps[1]["pace"] is NSNull)
    let deadlines = try #require(object["deadlines"] as? [[String: Any]])
    #expect((deadlines[0]["winInPeriod"] as? [Double])?.count == 46)
    let days = try #require(deadlines[2]["lastDays"] as? [[String: Any]])
    #expect(days.allSatisfy { $0["day"] is NSNull })
  }

  @Test("Every sentence about causes has a Spanish one")
  func causesInSpanish() {
    let reasons: [FactorsUndefined] = [
      .window, .periodOver, .fewPeriods(3), .grade(.baseline), .runRate, .numeric("x"),
    ]
    for reason in reasons.map(CausesUndefined.period) + [.thin(wins: 1)] {
      #expect(CauseText(.en).sentence(reason) != CauseText(.es).sentence(reason))
    }
    for cause in GapCause.allCases {
      #expect(CauseText(.en).meaning(cause) != CauseText(.es).meaning(cause))
      #expect(CauseText(.en).remedy(cause) != CauseText(.es).remedy(cause))
    }
  }

  @Test("JSON causes sum to the gap; undefined ones are an empty list with a reason")
  func causes() throws {
    let json = GapsReport.render(Fixtures.gaps, modelID: "m", format: .json)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let gaps = try #require(object["gaps"] as? [[String: Any]])
    #expect(gaps.compactMap { $0["period"] as? String }.last == "2026-Q1")
    let causes = try #require(gaps[0]["causes"] as? [[String: Any]])
    #expect(causes.allSatisfy { Set($0.keys) == ["cause", "amount", "pValue"] })
    let amounts = causes.compactMap { ($0["amount"] as? String).flatMap { Decimal(string: $0) } }
    #expect(amounts.reduce(0, +) == Decimal(string: gaps[0]["gap"] as? String ?? ""))
    #expect((gaps[2]["causes"] as? [Any])?.isEmpty == true)
    #expect((gaps[2]["causesUndefined"] as? String)?.isEmpty == false)
  }

  @Test("The layout of the risks in each format", arguments: OutputFormat.allCases)
  func risks(format: OutputFormat) {
    expectGolden(
      RisksReport.render(Fixtures.risks, modelID: "as-of", format: format),
      "risks.\(format.suffix)")
  }

  @Test("Risks in Spanish")
  func spanish() {
    expectGolden(
      RisksReport.render(
        Fixtures.risks, modelID: "as-of", format: .table, style: TextStyle(language: .es)),
      "risks-es.txt")
  }

  @Test("Representatives and teams in each format", arguments: OutputFormat.allCases)
  func nodes(format: OutputFormat) {
    expectGolden(
      RisksReport.render(Fixtures.risks, modelID: "as-of", showsNodes: true, format: format),
      "risks-nodes.\(format.suffix)")
  }

  @Test("Representatives in Spanish")
  func nodesInSpanish() {
    expectGolden(
      RisksReport.render(
        Fixtures.risks, modelID: "as-of", showsNodes: true, format: .table,
        style: TextStyle(language: .es)),
      "risks-nodes-es.txt")
  }

  @Test("A limit holds in every format", arguments: OutputFormat.allCases)
  func limit(format: OutputFormat) {
    let text = RisksReport.render(Fixtures.risks, modelID: "m", limit: 1, format: format)
    #expect(text.contains("006A"))
    #expect(!text.contains("006B"))
  }

  @Test("JSON keeps the contract's keys, null where undefined")
  func contract() throws {
    let json = RisksReport.render(Fixtures.risks, modelID: "m", format: .json)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let deals = try #require(object["deals"] as? [[String: Any]])
    for deal in deals {
      #expect(
        Set(deal.keys) == [
          "id", "owner", "account", "stage", "amount", "closeDate", "winProbability",
          "periodProbability", "moneyAtRisk", "signals", "atRisk", "pushes", "command",
        ])
    }
    #expect(deals[1]["amount"] is NSNull)
    #expect(deals[0]["moneyAtRisk"] as? String == "31050.35")
  }

  @Test("A quota that creation cannot reach any more is named")
  func unreachable() {
    let text = GapsReport.render(Fixtures.gaps, modelID: "m", format: .table)
    #expect(text.contains("closed by creation: no"))
  }
}
