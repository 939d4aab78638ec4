import Calendars
import Currencies
import DealFixtures
import Deals
import Forecasting
import TestSupport
import Testing

@Suite("Judgement of past calls")
struct JudgementReportTests {
  /// Three deals of two owners in the first quarter of 2024.
  private func crm() throws -> SampleCRM {
    var crm = try SampleCRM()
    let rows: [(String, String, String?, Int64, Int8, String)] = [
      ("A", "Ada", "2024-01-20", 1_000, 4, "2024-01-20"),
      ("B", "Ada", "2024-03-10", 500, 4, "2024-03-10"),
      ("C", "Zoe", nil, 700, 2, "2024-03-20"),
      // Due later, not committed, and not due at all: none of them counts.
      ("D", "Zoe", nil, 9_000, 4, "2024-04-20"),
      ("E", "Zoe", nil, 8_000, 1, "2024-03-20"),
    ]
    for (id, owner, closed, amount, category, due) in rows {
      try crm.deal(
        id, created: "2024-01-02", closed: closed, closeDay: due,
        stage: closed == nil ? "Proposal" : "Won", amount: amount, owner: owner,
        category: category)
      try crm.change(
        id, "2024-01-02", stage: "Proposal", amount: amount, closeDay: due, owner: owner,
        category: category)
      if let closed { try crm.change(id, closed, stage: "Won") }
    }
    try crm.call("2024-Q1", 1_100, "2024-01-31", by: "Ada", role: "Rep", ["owner": "Ada"])
    try crm.call("2024-Q1", 1_400, "2024-02-10", by: "Ada", role: "Rep", ["owner": "Ada"])
    try crm.call("2024-Q1", 2_500, "2024-01-15")
    return crm
  }

  private func forecast(_ day: String, _ means: [(owner: String?, mean: Int64)]) throws
    -> BookingsForecast
  {
    let asOf = try Day(iso: day)
    return BookingsForecast(
      asOf: asOf, currency: .eur, trainedAsOf: asOf,
      target: ForecastTarget(FiscalCalendar().quarter(containing: asOf)),
      nodes: means.map { owner, mean in
        NodeForecast(
          path: owner.map { [PathElement(level: "owner", value: $0)] } ?? [], grade: .model,
          booked: 0, open: mean, new: 0, quantiles: Array(repeating: mean, count: 9), quota: nil,
          probabilityOfQuota: nil, baselines: NodeBaselines(), openCount: 1)
      }, deals: [], warnings: [])
  }

  private func forecasts() throws -> [BookingsForecast] {
    let means: [(owner: String?, mean: Int64)] = [(nil, 2_000), ("Ada", 1_200), ("Zoe", 800)]
    return [try forecast("2024-01-31", means), try forecast("2024-02-29", means)]
  }

  private func report(_ crm: SampleCRM, until day: String = "2024-04-10") throws -> JudgementReport
  {
    JudgementReport.make(
      known: try crm.book().known(atEndOf: try Day(iso: day)), forecasts: try forecasts())
  }

  private func score(
    _ report: JudgementReport, _ role: String, _ category: String?, _ owner: String?
  ) -> JudgementScore? {
    report.voices.first {
      $0.voice.role == role && $0.voice.category == category
        && $0.voice.path == (owner.map { [PathElement(level: "owner", value: $0)] } ?? [])
    }
  }

  @Test("each day's newest call stands beside the model's mean and what was booked at the node")
  func calls() throws {
    let report = try report(try crm())
    // Ada booked 1,500; she called 1,100 by the end of January and 1,400 by that of February.
    let ada = try #require(score(report, "rep", nil, "Ada"))
    #expect(ada.caseCount == 2 && ada.periodCount == 1 && ada.voice.person == "Ada")
    #expect(ada.meanAbsoluteError == 250 && ada.modelMeanAbsoluteError == 300)
    #expect(ada.bias == -500.0 / 3_000)
    let company = try #require(score(report, "company", nil, nil))
    #expect(company.meanAbsoluteError == 1_000 && company.modelMeanAbsoluteError == 500)
    #expect(score(report, "rep", nil, "Zoe") == nil)
    #expect(report.blend == .none)
  }

  @Test("categories count what is booked and what is due, as of each day")
  func categories() throws {
    let report = try report(try crm())
    // Both days: A is won, B is committed and due, C is best case and due. 1,500 were booked.
    let commit = try #require(score(report, Voice.crm, "commit", nil))
    #expect(commit.caseCount == 2 && commit.meanAbsoluteError == 0)
    let best = try #require(score(report, Voice.crm, Voice.bestCase, nil))
    #expect(best.meanAbsoluteError == 700)
    #expect(score(report, Voice.crm, "commit", "Ada")?.meanAbsoluteError == 0)
    #expect(score(report, Voice.crm, Voice.bestCase, "Zoe")?.meanAbsoluteError == 700)
    let role = report.roles.first {
      $0.voice == Voice(role: Voice.crm, category: Voice.bestCase, level: "owner")
    }
    // Ada 0 and Zoe 700 on each of two days.
    #expect(role?.caseCount == 4 && role?.meanAbsoluteError == 350)
  }

  @Test("a deal that moves to another owner moves between the categories of the nodes")
  func moved() throws {
    var crm = try crm()
    try crm.change("B", "2024-02-15", owner: "Zoe")
    crm.deals[1].owner = "Zoe"
    let report = try report(crm)
    // Ada: 1,500 called in January, 1,000 in February; 1,000 booked in the end.
    #expect(score(report, Voice.crm, "commit", "Ada")?.meanAbsoluteError == 250)
    #expect(score(report, Voice.crm, "commit", "Zoe")?.meanAbsoluteError == 250)
  }

  @Test("calls made after the days that are judged change nothing")
  func noLookAhead() throws {
    let crm = try crm()
    var other = crm
    for day in ["2024-03-01", "2024-03-15", "2024-04-05"] {
      try other.call("2024-Q1", 1, day, by: "Ada", role: "Rep", ["owner": "Ada"])
      try other.call("2024-Q1", 2, day)
      try other.call("2024-Q1", 3, day, by: "New", role: "Manager", ["owner": "Zoe"])
    }
    #expect(try report(other) == report(crm))
    var early = crm
    try early.call("2024-Q1", 3, "2024-02-20", by: "New", role: "Manager", ["owner": "Zoe"])
    #expect(try report(early) != report(crm))
  }

  @Test("a period that is not over is not judged")
  func running() throws {
    #expect(try report(try crm(), until: "2024-03-30").voices.isEmpty)
    #expect(try !report(try crm(), until: "2024-03-31").voices.isEmpty)
  }

  @Test("beside a live forecast only past ones of a like day count")
  func comparable() throws {
    // 27 days into the quarter: 30 days into another is like it, 59 is not.
    let live = try forecast("2024-04-28", [(nil, 1)])
    let report = JudgementReport.make(
      known: try crm().book().known(atEndOf: try Day(iso: "2024-04-28")),
      forecasts: try forecasts(), comparableTo: live)
    #expect(score(report, "rep", nil, "Ada")?.caseCount == 1)
    #expect(score(report, "rep", nil, "Ada")?.meanAbsoluteError == 400)
  }

  @Test("a forecast shows the newest call of each role that was known on its day")
  func shown() throws {
    var crm = try crm()
    try crm.call(
      "2024-Q1", 1_900, "2024-02-05", role: "Manager", category: "Commit", ["owner": "Ada"])
    try crm.call("2024-Q1", 99, "2024-03-01", role: "Manager", ["owner": "Ada"])
    let known = try crm.book().known(atEndOf: try Day(iso: "2024-02-29"))
    let forecast = try forecasts()[1]
    let calls = ForecastCalls([forecast], known: known)
    let ada = [PathElement(level: "owner", value: "Ada")]
    let shown = calls.calls(of: ada, in: "2024-Q1")
    #expect(shown.map(\.role) == ["manager", "rep"])
    #expect(shown.map(\.call.amount) == [1_900, 1_400])
    #expect(shown.map(\.weight) == [0, 0])
    #expect(try shown.map(\.day) == [Day(iso: "2024-02-05"), Day(iso: "2024-02-10")])
    // A call as such stands before one of a category.
    #expect(calls.newest(of: ada, in: "2024-Q1")?.call.amount == 1_400)
    #expect(calls.newest(of: [], in: "2024-Q1")?.role == "company")
    #expect(calls.hasCalls(in: "2024-Q1") && !calls.hasCalls(in: "2024-Q2"))
    let earlier = ForecastCalls(
      [forecast], known: known.known(before: try instant("2024-02-01")))
    #expect(earlier.calls(of: ada, in: "2024-Q1").map(\.call.amount) == [1_100])
    let blend = JudgementBlend(
      level: "owner",
      weights: [
        BlendWeight(
          voice: shown.last.map { Voice(role: $0.role, person: "Ada", level: "owner", path: ada) }
            ?? JudgementFixture.company, weight: 0.4, correction: 1, periodCount: 9,
          betterCount: 9, pValue: 0.01)
      ])
    let weighed = ForecastCalls([forecast], known: known, blend: blend)
    #expect(weighed.calls(of: ada, in: "2024-Q1").map(\.weight) == [0, 0.4])
  }
}
