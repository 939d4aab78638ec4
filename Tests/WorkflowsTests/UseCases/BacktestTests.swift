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
    // Pace and the series are shared out, each share rounded by itself.
    for method in BaselineMethod.allCases where method != .pace && method != .topDown {
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

  @Test("calls are judged on the replayed days as beside forecasts made one by one, by horizon")
  func judgement() throws {
    let loaded = try loaded()
    var request = request(aheads: [0, 1])
    request.quarters = 1
    request.levels = nil
    request.judgesCalls = true
    let report = try RunBacktest(loaded, request: request).report
    #expect(report.rows.last?.forecast.path.map(\.level) == ["region", "manager", "owner"])
    let judgement = try #require(report.judgement)
    #expect(judgement.map(\.ahead) == [0, 1])
    let levels = ["region", "manager", "owner"]
    for one in judgement {
      let forecasts = try report.days.flatMap { day in
        try day.targets.filter { $0.ahead == one.ahead }.map { target in
          try MakeForecast(
            loaded,
            question: ForecastQuestion(
              asOf: day.question.day, period: target.rows[0].period, levels: levels, draws: 400),
            project: Project(folder: try TemporaryFolder().path)
          ).forecasts[0]
        }
      }
      #expect(forecasts.count == 3)
      let known = loaded.book.known(atEndOf: loaded.book.lastDay)
      #expect(
        one.report
          == JudgementReport.make(known: known, forecasts: forecasts, horizon: one.ahead + 1))
    }
    let roles = Set(judgement[0].report.roles.map(\.voice.role))
    #expect(roles.isSuperset(of: ["manager", "rep", Voice.crm]), "\(roles)")
  }

  @Test("a window of days is called by nobody, and a period that is not over is not judged")
  func judgesNothing() throws {
    var request = request(days: [SampleCRM.lastDay])
    request.judgesCalls = true
    request.levels = []
    let open = try RunBacktest(try loaded(), request: request).report
    #expect(open.rows.isEmpty && open.judgement == [])
    request.days = [SampleCRM.lastDay - 60]
    request.window = 28
    let window = try RunBacktest(try loaded(), request: request).report
    #expect(!window.rows.isEmpty && window.judgement == [])
  }

  @Test("a level that is none is refused before anything is replayed")
  func unknownLevel() throws {
    var request = request()
    request.levels = ["galaxy"]
    let loaded = try loaded()
    #expect(throws: WorkflowError.self) { try RunBacktest(loaded, request: request) }
  }
}
