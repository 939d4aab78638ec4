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

  private func request(days: [Day]? = nil, aheads: [Int] = [0]) -> BacktestRequest {
    var request = BacktestRequest()
    request.days = days
    request.aheads = aheads
    request.levels = []
    request.draws = 400
    request.workers = 2
    return request
  }

  @Test("three days of each past quarter, whose outcomes are the quarters' bookings")
  func quarters() throws {
    let loaded = try loaded()
    var request = request()
    request.quarters = 2
    let report = try RunBacktest(loaded, request: request).report
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
    #expect(report.refused.isEmpty)
  }

  @Test("every horizon judges the same last quarters, and a day trains for all of its own")
  func horizons() throws {
    var request = request(aheads: [1, 0])
    request.quarters = 1
    let report = try RunBacktest(try loaded(), request: request).report
    #expect(
      report.rows.map { "\($0.asOf) \($0.ahead) \($0.period)" } == [
        "2025-03-31 1 2025-Q3", "2025-04-28 1 2025-Q3", "2025-06-02 1 2025-Q3",
        "2025-06-30 0 2025-Q3", "2025-07-28 0 2025-Q3", "2025-09-01 0 2025-Q3",
      ])
    #expect(report.summaries.map(\.ahead) == [0, 1])
    #expect(report.deals.map(\.ahead) == [0, 1])
  }

  @Test("nodes add up to the total in what was forecast and in what came")
  func nodes() throws {
    var request = request(days: [SampleCRM.lastDay - 120], aheads: [0])
    request.levels = nil
    let report = try RunBacktest(try loaded(), request: request).report
    let total = try #require(report.rows.first { $0.level == "total" })
    let segments = report.rows.filter { $0.level == "segment" }
    #expect(segments.count > 1)
    #expect(segments.reduce(0) { $0 + $1.actual } == total.actual)
    #expect(segments.reduce(0) { $0 + $1.forecast.mean } == total.forecast.mean)
    for method in BaselineMethod.allCases where method != .pace {
      let parts = segments.compactMap { method.value($0.forecast.baselines) }
      let whole = method.value(total.forecast.baselines)
      #expect(whole == (parts.isEmpty ? nil : parts.reduce(0, +)), "\(method)")
    }
    var alone = request
    alone.levels = []
    let bare = try RunBacktest(try loaded(), request: alone).report.rows
    #expect(bare.map(\.forecast) == [total.forecast], "levels change the total")
  }

  @Test("the number of workers does not change a bit")
  func workers() throws {
    let loaded = try loaded()
    let reports = try [1, 2, 5].map { workers in
      var request = request(days: [SampleCRM.lastDay - 60, SampleCRM.lastDay - 40])
      request.window = 28
      request.lastKnown = SampleCRM.lastDay
      request.workers = workers
      return try RunBacktest(loaded, request: request).report
    }
    #expect(!reports[0].rows.isEmpty)
    #expect(reports[0] == reports[1])
    #expect(reports[0] == reports[2])
  }

  @Test("periods that are not over are refused by name")
  func notOver() throws {
    let report = try RunBacktest(
      try loaded(), request: request(days: [SampleCRM.lastDay])
    ).report
    #expect(report.rows.isEmpty)
    #expect(report.refused.count == 1)
    #expect(report.refused[0].contains("2025-11-14"))
  }

  @Test("a level that is none is refused before anything is replayed")
  func unknownLevel() throws {
    var request = request()
    request.levels = ["galaxy"]
    let loaded = try loaded()
    #expect(throws: WorkflowError.self) { try RunBacktest(loaded, request: request) }
  }
}
