import Calendars
import Currencies
import Metrics
import Reporting
import TestSupport
import Testing

@Suite("The funnel")
struct FunnelReportTests {
  private static let stages = ["Qualify", "Proposal | quote", "Won"]

  /// Values made by hand: two stages and the won one, two nodes.
  private func answer(_ mode: FunnelMode = .competingRisk, nodes: Int = 1) -> FunnelAnswer {
    FunnelAnswer(
      asOf: Fixtures.asOf, currency: .eur,
      period: MetricPeriod(
        FiscalPeriod(
          id: "2025-Q4", start: Day(number: 20_362), end: Day(number: 20_454), kind: .quarter)),
      mode: mode, stages: Self.stages,
      nodes: [FunnelNode(path: [], results: Self.results(1))]
        + (1..<nodes).map {
          FunnelNode(path: [(level: "owner", value: "Núñez \($0)")], results: Self.results(10))
        })
  }

  private static func results(_ part: Int) -> [MetricResult] {
    func one(_ name: String, _ values: [MetricReading]) -> MetricResult {
      MetricResult(name: name, readings: values)
    }
    func keyed(_ values: [Double?], count: Int) -> [MetricReading] {
      zip(stages, values).map { stage, value in
        MetricReading(
          key: stage, value: value, count: count / part, lower: value.map { $0 * 0.875 },
          upper: value.map { 1 - (1 - $0) * 0.875 }, flags: count / part < 10 ? [.lowN] : [],
          reason: "nothing to divide by")
      }
    }
    func money(_ key: String, _ value: Double?, missing: Int = 0) -> MetricReading {
      MetricReading(key: key, value: value, count: 3, missing: missing, reason: "no amount")
    }
    func plain(_ values: [Int]) -> [MetricReading] {
      zip(stages, values).map { MetricReading(key: $0, value: Double($1 / part), count: $1 / part) }
    }
    func days(_ values: [Double?]) -> [MetricReading] {
      zip(stages, values).map { stage, value in
        MetricReading(
          key: stage, value: value, count: 80 / part, lower: value.map { $0 / 2 },
          reason: "too few visits have ended so for this quantile")
      }
    }
    return [
      one("stage_visits.count", plain([1_240, 310, 77])),
      one(
        "stage_visits.amount",
        [
          money(stages[0], 123_456_789_00), money(stages[1], 40_000_050, missing: 2),
          money(stages[2], nil),
        ]),
      one("stage_conversion.competing_risk.90d", keyed([0.25, nil], count: 80)),
      one("stage_conversion.strict", keyed([0.2, 0.5], count: 60)),
      one("drop_off.advanced", keyed([0.25, 0.5], count: 80)),
      one("drop_off.lost", keyed([0.5, 0.25], count: 80)),
      one("drop_off.moved_back", keyed([0, 0.125], count: 80)),
      one("drop_off.still_open", keyed([0.125, 0.125], count: 80)),
      one("drop_off.deleted", keyed([0.125, 0], count: 80)),
      one("stage_duration.median.advance", days([12.5, nil])),
      one("stage_duration.p75.advance", days([40.25, nil])),
      one("stage_duration.p90.advance", days([nil, nil])),
      one("stage_duration.median.loss", days([33, 7])),
      one("funnel.cumulative.reached", keyed([1, 0.5, 0.125], count: 80)),
      one("skip_rate.share", [MetricReading(value: 0.0625, count: 1_600)]),
      one("regression_rate.share", [MetricReading(value: nil, count: 0, reason: "none")]),
      one(
        "drop_off.lost.by_reason",
        ["(none)", "=Price", "No decision"].map {
          MetricReading(
            key: $0, value: $0 == "=Price" ? 0.5 : 0.25, count: 40, lower: 0.2, upper: 0.6)
        }),
      one("source_revenue.deals_created.count", [money("Web", 12), money("(none)", 3)]),
      one("source_revenue.deals_won.count", [money("Web", 5), money("(none)", 0)]),
      one("source_revenue.won_amount", [money("Web", 9_900_50, missing: 1), money("(none)", nil)]),
      one("source_revenue.leads_converted.count", [money("Event", 2)]),
    ]
  }

  @Test("The layout in each format", arguments: OutputFormat.allCases)
  func golden(format: OutputFormat) {
    expectGolden(FunnelReport.render(answer(), format: format), "funnel.\(format.suffix)")
  }

  @Test("In Spanish, and in a narrow terminal without block characters")
  func spanish() {
    expectGolden(
      FunnelReport.render(
        answer(.strict), format: .table,
        style: TextStyle(width: 60, language: .es, isASCII: true)), "funnel-es.txt")
  }

  @Test("Several nodes stand below each other")
  func nodes() {
    expectGolden(
      FunnelReport.render(answer(nodes: 3), format: .table), "funnel-nodes.txt")
  }

  @Test("Nothing known is said")
  func nothing() {
    let empty = FunnelAnswer(
      asOf: Fixtures.asOf, currency: .eur, period: answer().period, mode: .reached,
      stages: Self.stages,
      nodes: [
        FunnelNode(
          path: [],
          results: [
            MetricResult(
              name: "stage_conversion.reached",
              readings: [
                .undefined("no stage history: import one", key: "Qualify")
              ])
          ])
      ])
    let text = FunnelReport.render(empty, format: .table)
    #expect(text.contains("no visit to any stage"))
    #expect(text.contains("no stage history: import one"))
  }
}
