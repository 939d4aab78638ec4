import Calendars
import DealFixtures
import Deals
import Detection
import Forecasting
import Testing

/// The risks of a CRM as of a day, with given probabilities for the open deals.
func risks(
  _ crm: SampleCRM, asOf day: String, thresholds: SignalThresholds = SignalThresholds(),
  win: Double = 0.5, period: Double = 0.4, amount: Int64 = 1_000
) throws -> RiskReport {
  let known = try crm.book().known(atEndOf: try Day(iso: day))
  let open = known.deals.filter { known.latest($0).status == .open }.map {
    DealForecast(
      id: known.id($0), deal: $0, winProbability: win, periodProbability: period,
      stageWinRate: 0.9, expectedAmount: amount)
  }
  return RiskFinder(known: known, thresholds: thresholds)
    .find(in: try emptyForecast(known, deals: open))
}

/// A forecast of which only the deals matter.
func emptyForecast(_ known: KnownDeals, deals: [DealForecast]) throws -> BookingsForecast {
  let node = NodeForecast(
    path: [], grade: .model, booked: 0, open: 0, new: 0,
    quantiles: BookingsForecast.probabilities.map { _ in 0 }, quota: nil,
    probabilityOfQuota: nil, baselines: NodeBaselines(), openCount: deals.count)
  return BookingsForecast(
    asOf: known.asOf, currency: known.settings.currency, trainedAsOf: known.asOf,
    target: ForecastTarget(known.calendar.quarter(containing: known.asOf + 1)), nodes: [node],
    deals: deals, warnings: [])
}

@Suite("Risk rules")
struct RiskRuleTests {
  private func signals(_ report: RiskReport, _ id: String = "D1") -> [RiskSignal] {
    report.deals.first { $0.forecast.id == id }?.signals.map(\.signal) ?? []
  }

  @Test("a deal is overdue the day after its close day, not on it")
  func overdue() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", amount: 1)
    try crm.change("D1", "2024-01-01", stage: "Qualify", closeDay: "2024-05-10")
    #expect(try signals(risks(crm, asOf: "2024-05-10")).isEmpty)
    let hit = try #require(try risks(crm, asOf: "2024-05-11").deals.first?.signals.first)
    #expect(hit.signal == .overdue)
    #expect(hit.value == 1)
    #expect(hit.threshold == 1)
    var later = SignalThresholds()
    later.overdueDays = 7
    #expect(try signals(risks(crm, asOf: "2024-05-16", thresholds: later)).isEmpty)
    #expect(try signals(risks(crm, asOf: "2024-05-17", thresholds: later)) == [.overdue])
  }

  @Test(
    "three moves across a month's end are a risk, two within a quarter are not",
    arguments: [(2, false), (3, true)])
  func pushes(count: Int, expected: Bool) throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", amount: 1)
    // January, February, March: within one quarter; the third push enters the second.
    let days = ["2025-01-31", "2025-02-28", "2025-03-31", "2025-04-30"]
    for (index, day) in days.prefix(count + 1).enumerated() {
      try crm.change("D1", "2024-01-0\(index + 1)", stage: "Qualify", closeDay: day)
    }
    #expect(try signals(risks(crm, asOf: "2024-05-10")) == (expected ? [.pushed] : []))
  }

  @Test("two moves across a quarter's end are a risk, one is not")
  func quarterPushes() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", amount: 1)
    try crm.change("D1", "2024-01-01", stage: "Qualify", closeDay: "2024-09-30")
    try crm.change("D1", "2024-01-02", stage: "Qualify", closeDay: "2024-12-31")
    #expect(try signals(risks(crm, asOf: "2024-05-10")).isEmpty)
    try crm.change("D1", "2024-01-03", stage: "Qualify", closeDay: "2025-03-31")
    let hit = try #require(try risks(crm, asOf: "2024-05-10").deals.first?.signals.first)
    #expect(hit.signal == .pushed)
    #expect(hit.value == 2)
    #expect(hit.threshold == 2)
  }

  @Test(
    "silence is counted in business days: ten in early stages, five in late ones",
    arguments: [
      // The last activity was on Wednesday 1 May 2024.
      ("Qualify", "2024-05-14", false), ("Qualify", "2024-05-15", true),
      ("Proposal", "2024-05-14", false), ("Proposal", "2024-05-15", true),
      ("Commit", "2024-05-07", false), ("Commit", "2024-05-08", true),
    ])
  func silence(stage: String, day: String, expected: Bool) throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", amount: 1)
    try crm.change("D1", "2024-01-01", stage: stage)
    try crm.activity("D1", "2024-04-02T10:00")
    try crm.activity("D1", "2024-05-01T10:00")
    try crm.activity("D1", "2024-09-01T10:00")
    #expect(try signals(risks(crm, asOf: day)) == (expected ? [.noActivity] : []))
  }

  @Test("a deal without any activity is silent since its creation; without activities nobody is")
  func neverTouched() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-05-01", amount: 1)
    #expect(try risks(crm, asOf: "2024-08-01").deals.isEmpty)
    #expect(try risks(crm, asOf: "2024-08-01").warnings.contains { $0.contains("no activities") })
    try crm.deal("D2", created: "2024-04-01", closed: "2024-04-05", stage: "Lost", amount: 1)
    try crm.activity("D2", "2024-04-02")
    #expect(try signals(risks(crm, asOf: "2024-05-14")).isEmpty)
    #expect(try signals(risks(crm, asOf: "2024-05-15")) == [.noActivity])
  }

  @Test("stalled is longer in the stage than four fifths of the visits that advanced")
  func stalled() throws {
    var crm = try SampleCRM()
    // Twenty visits of Qualify that advanced after 1, 2, ... 20 weeks: the limit is 17.
    let start = try Day(iso: "2023-01-02")
    for weeks in 1...20 {
      let id = "V\(100 + weeks)"
      try crm.deal(id, created: "2023-01-02", closed: "2023-12-01", stage: "Lost", amount: 1)
      try crm.change(id, "2023-01-02", stage: "Qualify")
      try crm.change(id, (start + 7 * weeks).iso8601, stage: "Proposal")
      try crm.change(id, "2023-12-01", stage: "Lost")
    }
    try crm.deal("D1", created: "2024-01-01", amount: 1)
    try crm.change("D1", "2024-01-01", stage: "Qualify")
    // 17 weeks after 1 January 2024 begins 29 April.
    #expect(try signals(risks(crm, asOf: "2024-04-28")).isEmpty)
    let hit = try #require(try risks(crm, asOf: "2024-04-29").deals.first?.signals.first)
    #expect(hit.signal == .stalled)
    #expect(hit.threshold == 17)
    var few = crm
    few.changes.removeAll { $0.deal == "V101" }
    #expect(try signals(risks(few, asOf: "2024-04-29")).isEmpty, "19 visits are no yardstick")
  }

  @Test(
    "a deal due in the period is unlikely in time below half of its chance at all",
    arguments: [(0.25, false), (0.2499, true)])
  func unlikely(period: Double, expected: Bool) throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-04-01", amount: 1)
    try crm.change("D1", "2024-04-01", stage: "Qualify", closeDay: "2024-06-30")
    let due = try risks(crm, asOf: "2024-05-10", win: 0.5, period: period)
    #expect(signals(due) == (expected ? [.unlikelyInTime] : []))
    crm.changes[0].closeDay = try Day(iso: "2024-07-01")
    #expect(try risks(crm, asOf: "2024-05-10", win: 0.5, period: period).deals.isEmpty)
  }

  @Test("rules fire at their own numbers, listed in the order of the rules")
  func several() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", amount: 1)
    try crm.activity("D1", "2024-01-03")
    for (index, day) in ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"].enumerated() {
      try crm.change("D1", "2024-01-0\(index + 1)", stage: "Qualify", closeDay: day)
    }
    let report = try risks(crm, asOf: "2024-05-10", win: 0.5, period: 0.1)
    #expect(signals(report) == [.overdue, .pushed, .noActivity, .unlikelyInTime])
  }
}

@Suite("RiskFinder")
struct RiskFinderTests {
  @Test("most money at risk first, equal amounts by id; deals without trouble are not listed")
  func ranking() throws {
    var crm = try SampleCRM()
    for id in ["B", "A", "C", "D"] {
      try crm.deal(id, created: "2024-01-01", amount: 1)
      try crm.change(
        id, "2024-01-01", stage: "Qualify", closeDay: id == "D" ? "2024-12-01" : "2024-05-01")
    }
    let known = try crm.book().known(atEndOf: try Day(iso: "2024-05-10"))
    let amounts: [String: Int64] = ["A": 1_000, "B": 1_000, "C": 3_000, "D": 9_000]
    let deals = known.deals.map {
      DealForecast(
        id: known.id($0), deal: $0, winProbability: 0.5, periodProbability: 0.4,
        stageWinRate: 0.6, expectedAmount: amounts[known.id($0)])
    }
    let report = RiskFinder(known: known).find(in: try emptyForecast(known, deals: deals))
    #expect(report.deals.map(\.forecast.id) == ["C", "A", "B"])
    #expect(report.openCount == 4)
    #expect(
      zip(report.deals, report.deals.dropFirst()).allSatisfy { $0.moneyAtRisk >= $1.moneyAtRisk })
  }

  @Test("no open deal, no risk")
  func nothing() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", closed: "2024-02-01", stage: "Won", amount: 1)
    let report = try risks(crm, asOf: "2024-05-10")
    #expect(report.deals.isEmpty)
    #expect(report.openCount == 0)
  }

  @Test("what a rule was worth, counted by hand within stages")
  func lift() throws {
    var crm = try SampleCRM()
    // As of 10 May 2024 the last judged moment is 9 November 2023 (same day of 2023-Q4, one before
    // the last quarter); wins count until the end of 2024-Q1. Overdue then: close day 1 November.
    func past(_ id: String, stage: String, isOverdue: Bool, isWon: Bool) throws {
      try crm.deal(id, created: "2023-10-02", stage: isWon ? "Won" : "Lost", amount: 1)
      try crm.change(
        id, "2023-10-02", stage: stage, closeDay: isOverdue ? "2023-11-01" : "2023-12-20")
      try crm.change(id, "2023-12-15", stage: isWon ? "Won" : "Lost")
    }
    // Qualify: 4 overdue of which 1 won; 4 others of which 2 won.
    for index in 0..<4 {
      try past("Q1\(index)", stage: "Qualify", isOverdue: true, isWon: index < 1)
      try past("Q2\(index)", stage: "Qualify", isOverdue: false, isWon: index < 2)
    }
    // Commit: 2 overdue of which 1 won; 4 others of which 3 won.
    for index in 0..<4 {
      if index < 2 { try past("C1\(index)", stage: "Commit", isOverdue: true, isWon: index < 1) }
      try past("C2\(index)", stage: "Commit", isOverdue: false, isWon: index < 3)
    }
    try crm.deal("D1", created: "2024-05-01", amount: 1)
    try crm.change("D1", "2024-05-01", stage: "Qualify", closeDay: "2024-05-05")
    let report = try risks(crm, asOf: "2024-05-10")
    let hit = try #require(report.deals.first?.signals.first { $0.signal == .overdue })
    let lift = try #require(hit.lift)
    #expect(lift.count == 6)
    #expect(lift.winRateFlagged == 2.0 / 6)
    // In the mix of the flagged: (4 * 2/4 + 2 * 3/4) / 6.
    #expect(lift.winRateOther == 3.5 / 6)
    #expect(lift.lower < lift.winRateFlagged && lift.winRateFlagged < lift.upper)
  }

  @Test("a rule that never fired in the past has no worth to show")
  func noLift() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-05-01", amount: 1)
    try crm.change("D1", "2024-05-01", stage: "Qualify", closeDay: "2024-05-05")
    let hit = try #require(try risks(crm, asOf: "2024-05-10").deals.first?.signals.first)
    #expect(hit.lift == nil)
  }
}
