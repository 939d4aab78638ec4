import Detection
import Forecasting
import Foundation
import Reporting
import TestSupport
import Testing

@Suite("Explanation reports")
struct ExplainReportTests {
  @Test("The layout of a deal's explanation in each format", arguments: OutputFormat.allCases)
  func deal(format: OutputFormat) {
    expectGolden(
      DealExplanationReport.render(
        Fixtures.dealExplanation, signals: Fixtures.risks.deals[0].signals, modelID: "2025-11-01",
        format: format),
      "explain-deal.\(format.suffix)")
  }

  @Test("A deal's explanation by column, in Spanish")
  func detailed() {
    expectGolden(
      DealExplanationReport.render(
        Fixtures.dealExplanation, signals: Fixtures.risks.deals[1].signals, modelID: "as-of",
        isDetailed: true, format: .table, style: TextStyle(language: .es)),
      "explain-deal-es.txt")
  }

  @Test("What is not known of a deal is left out, not invented")
  func bare() {
    expectGolden(
      DealExplanationReport.render(
        Fixtures.bareExplanation, signals: [], modelID: "as-of", format: .table),
      "explain-deal-bare.txt")
  }

  @Test("The layout of a node's explanation in each format", arguments: OutputFormat.allCases)
  func node(format: OutputFormat) {
    expectGolden(
      NodeExplanationReport.render(
        Fixtures.nodeExplanation, modelID: "2025-11-01", format: format),
      "explain-node.\(format.suffix)")
  }

  @Test("A node's explanation in Spanish")
  func spanish() {
    expectGolden(
      NodeExplanationReport.render(
        Fixtures.nodeExplanation, modelID: "as-of", format: .table, style: TextStyle(language: .es)),
      "explain-node-es.txt")
  }

  private static func object(_ json: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }

  @Test("The records of a deal's CSV add up to its log-odds and its contribution")
  func records() {
    let csv = DealExplanationReport.render(
      Fixtures.dealExplanation, signals: [], modelID: "m", format: .csv)
    let rows = csv.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let money = rows.compactMap { $0.last.flatMap { Double($0) } }.reduce(0, +)
    let logOdds = rows.compactMap { Double($0[$0.count - 2]) }.reduce(0, +)
    #expect(agree(money, 14_500.10, within: additivityError))
    #expect(agree(logOdds, -0.75, within: additivityError))
  }

  @Test("JSON keeps the contract's keys, null where undefined")
  func contract() throws {
    let deal = try Self.object(
      DealExplanationReport.render(
        Fixtures.bareExplanation, signals: [], modelID: "m", format: .json))
    #expect(
      Set(deal.keys) == [
        "asOf", "baseline", "amountDrift", "contribution", "currency", "deal", "grade", "history",
        "logOdds", "model", "parts", "period", "probabilities", "schemaVersion", "signals",
        "warnings",
      ])
    let state = try #require(deal["deal"] as? [String: Any])
    #expect(state["amount"] is NSNull && state["activitiesInFourWeeks"] is NSNull)
    #expect((deal["probabilities"] as? [String: Any])?["next"] is NSNull)
    let node = try Self.object(
      NodeExplanationReport.render(Fixtures.nodeExplanation, modelID: "m", format: .json))
    #expect(
      Set(node.keys) == [
        "asOf", "causes", "closeDates", "currency", "deals", "grade", "mean", "model", "name",
        "path", "period", "schemaVersion", "warnings", "width",
      ])
    let amounts = try #require(node["causes"] as? [[String: Any]]).compactMap {
      ($0["amount"] as? String).flatMap { Double($0) }
    }
    #expect(agree(amounts.reduce(0, +), 885_555.07, within: additivityError))
    #expect(node["mean"] as? String == "885555.07")
  }
}
