import Detection
import Foundation
import Reporting
import TestSupport
import Testing

@Suite("Gap and risk reports")
struct FindingsReportTests {
  @Test("The layout of the gaps in each format", arguments: OutputFormat.allCases)
  func gaps(format: OutputFormat) {
    expectGolden(
      GapsReport.render(Fixtures.gaps, modelID: "as-of", format: format), "gaps.\(format.suffix)")
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
