import Calendars
import Deals
import Evaluation
import Forecasting
import TestSupport
import Testing
import Workflows

@Suite("RunBacktest")
struct BacktestTests {
  private func loaded() throws -> LoadedDeals {
    try LoadedDeals(
      .folder(try SampleCRM.path()), project: Project(folder: try TemporaryFolder().path))
  }

  @Test("three days of each past quarter, whose outcomes are the quarters' bookings")
  func quarters() throws {
    let loaded = try loaded()
    let report = try RunBacktest(
      loaded, days: nil, quarters: 2, window: nil, ahead: 0, lastKnown: nil, draws: 400, seed: 1,
      workers: 2
    ).report
    #expect(
      report.rows.map { "\($0.asOf) \($0.period) \($0.horizonDays)" } == [
        "2025-03-31 2025-Q2 91", "2025-04-28 2025-Q2 63", "2025-06-02 2025-Q2 28",
        "2025-06-30 2025-Q3 92", "2025-07-28 2025-Q3 64", "2025-09-01 2025-Q3 29",
      ])
    let book = loaded.book.known(atEndOf: SampleCRM.lastDay)
    for row in report.rows {
      let quarter = try book.calendar.period(id: row.period)
      #expect(row.actual == book.bookings(from: quarter.start, to: quarter.end))
      let alone = try MakeForecast(
        loaded,
        question: ForecastQuestion(asOf: row.asOf, period: row.period, levels: [], draws: 400),
        project: Project(folder: try TemporaryFolder().path))
      #expect(alone.forecasts[0].total == row.forecast)
    }
    #expect(report.scores.map(\.method) == ["aforo", "stage_weighted", "pace"])
    #expect(report.refused.isEmpty)
  }

  @Test("the number of workers does not change a bit")
  func workers() throws {
    let loaded = try loaded()
    let reports = try [1, 2, 5].map { workers in
      try RunBacktest(
        loaded, days: [SampleCRM.lastDay - 60, SampleCRM.lastDay - 40], quarters: 4, window: 28,
        ahead: 0, lastKnown: SampleCRM.lastDay, draws: 400, seed: 1, workers: workers
      ).report
    }
    #expect(reports[0] == reports[1])
    #expect(reports[0] == reports[2])
  }

  @Test("periods that are not over are refused by name")
  func notOver() throws {
    let report = try RunBacktest(
      try loaded(), days: [SampleCRM.lastDay], quarters: 4, window: nil, ahead: 0, lastKnown: nil,
      draws: 400, seed: 1, workers: 1
    ).report
    #expect(report.rows.isEmpty)
    #expect(report.refused.count == 1)
    #expect(report.refused[0].contains("2025-11-14"))
  }
}
