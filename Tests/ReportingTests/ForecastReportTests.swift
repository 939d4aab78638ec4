import Forecasting
import Foundation
import Reporting
import TestSupport
import Testing

@Suite("Forecast reports")
struct ForecastReportTests {
  @Test("The layout of each format", arguments: OutputFormat.allCases)
  func golden(format: OutputFormat) {
    let text = ForecastReport.render(
      [Fixtures.forecast], modelID: "2025-11-01", format: format,
      style: TextStyle(showsDeals: true))
    expectGolden(text, "forecast.\(format.suffix)")
  }

  @Test("Two periods, in Spanish and ASCII, in colour")
  func twoPeriods() {
    let text = ForecastReport.render(
      [Fixtures.forecast, Fixtures.nextForecast], modelID: "as-of", format: .table,
      style: TextStyle(width: 160, colour: true, language: .es, isASCII: true))
    expectGolden(text, "forecast-two.txt")
  }

  @Test("The probabilities of the deals as CSV")
  func dealScores() {
    #expect(
      DealScoresReport.csv([Fixtures.forecast]) == """
        id,asOf,winProbability,periodProbability,expectedAmount
        006A,2025-11-15,0.62,0.31,45000.50
        "'=006B",2025-11-15,0.4,0.0625,

        """)
  }

  @Test("JSON of one period is an object with every key of the contract")
  func contract() throws {
    let object = try Self.object([Fixtures.forecast])
    #expect(
      Set(object.keys) == [
        "asOf", "currency", "level", "model", "nodes", "period", "schemaVersion", "warnings",
      ])
    #expect(
      object["period"] as? [String: String] == [
        "id": "2025-Q4", "start": "2025-10-01", "end": "2025-12-31",
      ])
    let nodes = try #require(object["nodes"] as? [[String: Any]])
    #expect(nodes.count == Fixtures.nodes.count)
    for node in nodes {
      #expect(
        Set(node.keys) == [
          "path", "name", "grade", "booked", "open", "new", "mean", "median", "quantiles",
          "quota", "gap", "probabilityOfQuota", "baselines", "calls",
        ])
    }
    let quantiles = try #require(nodes[0]["quantiles"] as? [String: String])
    #expect(quantiles.count == 9)
    #expect(quantiles["0.025"] == "1004888.50")
    #expect((nodes[0]["path"] as? [String: String])?.isEmpty == true)
    #expect(nodes[3]["path"] as? [String: String] == ["region": "EMEA", "owner": "Ana | Núñez"])
    #expect(nodes[3]["quota"] is NSNull)
    #expect(nodes[0]["gap"] as? String == "164444.93")
    #expect((nodes[4]["baselines"] as? [String: Any])?["pace"] is NSNull)
  }

  @Test("JSON of two periods is a list")
  func list() throws {
    let object = try Self.object([Fixtures.forecast, Fixtures.nextForecast])
    #expect(Set(object.keys) == ["forecasts", "schemaVersion"])
    #expect((object["forecasts"] as? [Any])?.count == 2)
  }

  @Test("Names cannot run in a spreadsheet")
  func formulas() {
    let csv = ForecastReport.render([Fixtures.forecast], modelID: "m", format: .csv)
    #expect(csv.contains(",\"'=cmd()"))
    #expect(!csv.contains(",=") && !csv.contains("\"="))
  }

  private static func object(_ forecasts: [BookingsForecast]) throws -> [String: Any] {
    let json = ForecastReport.render(forecasts, modelID: "m", format: .json)
    return try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }
}
