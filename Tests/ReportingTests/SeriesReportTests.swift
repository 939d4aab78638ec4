import Reporting
import TestSupport
import Testing

@Suite("Reports of plain series")
struct SeriesReportTests {
  private static let forecast = SeriesForecastAnswer(
    frequency: "quarterly", seasonLength: 4, levels: [0.8, 0.95],
    series: [
      .init(
        name: "North", span: ("2023-Q1", "2024-Q4"),
        values: [100, 120, 90, 160, 110, .nan, 100, 170.5], isSeasonal: true,
        steps: [
          .init(date: "2025-01-01", mean: 118.25, intervals: [(101.5, 130), (90, 145.125)]),
          .init(date: "2025-04-01", mean: 139, intervals: [(110, 160), (95.5, 181)]),
        ], note: nil),
      .init(
        name: "South", span: ("2024-Q3", "2024-Q4"), values: [5, 7], isSeasonal: false,
        steps: [.init(date: "2025-01-01", mean: 6.5, intervals: nil)],
        note: "no intervals: the series is not longer than a season, or repeats it exactly"),
    ])

  private static let findings = SeriesFindingsAnswer(series: [
    .init(
      name: "North", values: [1, 2, 1, 2, 9, 1, 2, 6, 7, 6, 7, 6],
      findings: [
        .init(
          kind: .anomaly, index: 4, since: "2024-05", before: 1.5, after: 9, score: 12.25,
          isConfirmed: nil),
        .init(
          kind: .change, index: 7, since: "2024-08", before: 2, after: 6, score: 3.5,
          isConfirmed: true),
      ], steps: (12, 1), notes: []),
    .init(
      name: "South", values: [0, 0], findings: [], steps: (12, 0),
      notes: ["no anomalies sought: the series has fewer than 13 values"]),
  ])

  private static let outliers = OutlierTableAnswer(
    counts: (1000, 3), members: ["robustDistance", "empiricalTails", "cleanNeighbours"],
    rows: [
      .init(
        line: 718, score: 19.5, shares: [0.001, 0.002, 0.001],
        extremes: [("amount", 990_000), ("age", 1)]),
      .init(line: 12, score: 11.25, shares: [0.02, 0.004, 0.03], extremes: [("age", 900.5)]),
    ], findingCount: 1, notes: [("one value only, so they take no part", ["zone"])])

  @Test("forecasts", arguments: OutputFormat.allCases)
  func forecasts(_ format: OutputFormat) {
    let text = SeriesForecastReport.render(Self.forecast, format: format)
    expectGolden(text, "series-forecast.\(format == .table ? "txt" : format.rawValue)")
  }

  @Test("changes and anomalies", arguments: OutputFormat.allCases)
  func anomalies(_ format: OutputFormat) {
    let text = SeriesFindingsReport.render(Self.findings, format: format)
    expectGolden(text, "series-findings.\(format == .table ? "txt" : format.rawValue)")
  }

  @Test("unusual rows", arguments: OutputFormat.allCases)
  func rows(_ format: OutputFormat) {
    let text = OutlierTableReport.render(Self.outliers, format: format)
    expectGolden(text, "series-outliers.\(format == .table ? "txt" : format.rawValue)")
  }

  @Test("in Spanish and ASCII, narrow")
  func spanish() {
    let style = TextStyle(width: 60, language: .es, isASCII: true)
    let text =
      SeriesForecastReport.render(Self.forecast, format: .table, style: style)
      + SeriesFindingsReport.render(Self.findings, format: .table, style: style)
      + OutlierTableReport.render(Self.outliers, format: .table, style: style)
    #expect(text.unicodeScalars.allSatisfy { $0.value < 0x250 })
    expectGolden(text, "series-es.txt")
  }

  @Test("a finding is counted once; a ratio needs two levels above 0")
  func counts() {
    #expect(Self.findings.findingCount == 2)
    let ratios = [(2.0, 6.0), (0, 6), (-1, 6), (1e-300, 1e300)].map { before, after in
      SeriesFindingsAnswer.Finding(
        kind: .change, index: 0, since: "", before: before, after: after, score: 1,
        isConfirmed: nil
      ).ratio
    }
    #expect(ratios == [3, nil, nil, nil])
  }
}
