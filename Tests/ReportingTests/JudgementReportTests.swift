import Calendars
import Currencies
import Deals
import Evaluation
import Forecasting
import Foundation
import Reporting
import TestSupport
import Testing

@Suite("Judgement reports")
struct JudgementTextTests {
  private static let emea = [PathElement(level: "region", value: "EMEA")]
  private static let ana = emea + [PathElement(level: "owner", value: "Ana | Núñez")]

  private static func rows(
    _ voice: Voice, _ rows: [(Int64, Int64, Int64)]
  ) -> [JudgementCase] {
    rows.enumerated().map { index, row in
      JudgementCase(
        voice: voice, call: 100 * row.1,
        past: PastNodeForecast(
          period: "20\(10 + index)-Q1", day: Day(number: 14_600 + Int32(index) * 365),
          path: voice.path ?? [], mean: 100 * row.2, booked: 0, actual: 100 * row.0))
    }
  }

  /// A manager who earned a weight, a rep who holds back, and the CRM's commit.
  private static let report: JudgementReport = {
    let right: [(Int64, Int64, Int64)] = (0..<9).map { index in
      (100_000, 100_000, index % 2 == 0 ? 120_000 : 78_000)
    }
    let cases =
      rows(Voice(role: "manager", person: "=Rosa", level: "region", path: emea), right)
      + rows(
        Voice(role: "rep", person: "Ana | Núñez", category: "commit", level: "owner", path: ana),
        [(50_000, 40_000, 52_000), (60_000, 30_000, 59_000), (40_000, 39_000, 44_000)])
      + rows(
        Voice(role: Voice.crm, category: "commit", level: "total", path: []), [(0, 5_000, 3_000)])
    return JudgementReport.make(cases, currency: .eur)
  }()

  @Test("The layout of each format", arguments: OutputFormat.allCases)
  func golden(format: OutputFormat) {
    expectGolden(
      JudgementText.render(Self.report, format: format, style: TextStyle(width: 140)),
      "judgement.\(format.suffix)")
  }

  @Test("A backtest tells them after its scores, by horizon", arguments: OutputFormat.allCases)
  func backtest(format: OutputFormat) {
    let judgement = [
      BacktestJudgement(ahead: 0, report: Self.report),
      BacktestJudgement(ahead: 1, report: JudgementReport.make([], currency: .eur)),
    ]
    let text = BacktestText.render(
      Fixtures.backtest(judgement: judgement), format: format, style: TextStyle(width: 140))
    if format == .csv {
      #expect(text == BacktestText.render(Fixtures.backtest, format: .csv), "rows alone")
    } else {
      expectGolden(text, "backtest-judgement.\(format.suffix)")
    }
  }

  @Test("In Spanish; and when nobody called")
  func spanish() {
    let style = TextStyle(width: 140, language: .es)
    expectGolden(
      JudgementText.render(Self.report, format: .table, style: style)
        + JudgementText.render(
          JudgementReport.make([], currency: .eur), format: .table, style: style),
      "judgement-es.txt")
  }

  @Test("JSON keeps the contract's keys, null where undefined")
  func contract() throws {
    let json = JudgementText.render(Self.report, format: .json)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(Set(object.keys) == ["blend", "roles", "schemaVersion", "voices"])
    let voices = try #require(object["voices"] as? [[String: Any]])
    #expect(voices.count == 3)
    for voice in voices {
      #expect(
        Set(voice.keys) == [
          "role", "madeBy", "category", "level", "path", "n", "periods", "mae", "modelMae",
          "valueAdded", "wape", "modelWape", "pValue", "pValueBetter", "bias", "logBias",
          "logBiasInterval", "shrunkLogBias", "spread", "sandbagging", "optimism",
        ])
    }
    #expect(voices[0]["role"] as? String == Voice.crm && voices[0]["wape"] is NSNull)
    #expect(voices[2]["mae"] as? String == "13666.67")
  }

  private static let calls = ForecastCalls([
    "2025-Q4": [
      [PathElement](): [
        NodeCall(
          call: KnownCall(
            period: "2025-Q4", path: [:], amount: 150_000_050, madeAt: Instant(seconds: 0),
            madeBy: "=CRO"),
          role: "company", day: Fixtures.asOf - 3, weight: 0.25)
      ],
      emea: [
        NodeCall(
          call: KnownCall(
            period: "2025-Q4", path: [:], amount: 90_000_000, category: "commit",
            madeAt: Instant(seconds: 0), role: "manager"),
          role: "manager", day: Fixtures.asOf, weight: 0)
      ],
    ]
  ])

  @Test("A forecast has a column of calls where there are any, in Spanish too")
  func forecast() {
    let text = OutputLanguage.allCases.map { language in
      ForecastReport.render(
        [Fixtures.forecast, Fixtures.nextForecast], modelID: "m", calls: Self.calls,
        format: .table, style: TextStyle(width: 170, language: language))
    }
    expectGolden(text.joined(), "forecast-calls.txt")
  }

  @Test("The JSON of a node lists its calls with their weights")
  func nodes() throws {
    let json = ForecastReport.render(
      [Fixtures.forecast], modelID: "m", calls: Self.calls, format: .json)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let nodes = try #require(object["nodes"] as? [[String: Any]])
    let calls = nodes.map { $0["calls"] as? [[String: Any]] ?? [] }
    #expect(calls.map(\.count) == [1, 1, 0, 0, 0, 0])
    #expect(calls[0][0]["amount"] as? String == "1500000.50")
    #expect(calls[0][0]["role"] as? String == "company" && calls[0][0]["weight"] as? Double == 0.25)
    #expect(calls[0][0]["madeAt"] as? String == "2025-11-12")
    #expect(calls[1][0]["madeBy"] is NSNull && calls[1][0]["category"] as? String == "commit")
  }
}
