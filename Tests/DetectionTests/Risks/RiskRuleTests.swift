import Calendars
import DealFixtures
import Deals
import Testing

@testable import Detection

@Suite("Risk rules: dates and silence")
struct RiskRuleTests {
  /// One open deal since 2024, with a stage and a close day.
  private func crm(stage: String = "Qualify", closeDay: String? = nil) throws -> SampleCRM {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", amount: 1_000)
    try crm.change("D1", "2024-01-01", stage: stage, closeDay: closeDay)
    return crm
  }

  @Test("a deal is overdue the day after its close day, not on it; never without one")
  func overdue() throws {
    let crm = try crm(closeDay: "2024-05-10")
    #expect(try fires(.overdue, crm, asOf: "2024-05-10") == false)
    #expect(
      try reading(.overdue, crm, asOf: "2024-05-11")
        == SignalReading(value: 1, threshold: 1, fires: true))
    var later = SignalThresholds()
    later[.overdueDays] = 7
    #expect(try reading(.overdue, crm, asOf: "2024-05-16", thresholds: later)?.fires == false)
    #expect(try reading(.overdue, crm, asOf: "2024-05-17", thresholds: later)?.fires == true)
    #expect(try fires(.overdue, self.crm(), asOf: "2024-05-10") == nil)
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
    #expect(try fires(.pushed, crm, asOf: "2024-05-10") == expected)
  }

  @Test("two moves across a quarter's end are a risk, one is not; the three numbers of a push")
  func quarterPushes() throws {
    var crm = try crm(closeDay: "2024-09-30")
    try crm.change("D1", "2024-01-02", closeDay: "2024-12-31")
    #expect(try fires(.pushed, crm, asOf: "2024-05-10") == false)
    try crm.change("D1", "2024-01-03", closeDay: "2025-06-30")
    #expect(
      try reading(.pushed, crm, asOf: "2024-05-10")
        == SignalReading(value: 2, threshold: 2, fires: true))
    // September to December, December to June: 3 + 6 months, 1 + 2 quarters.
    let risk = try #require(try risks(crm, asOf: "2024-05-10").deals.first)
    #expect(risk.pushes == PushCounts(events: 2, months: 9, quarters: 3))
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
    var crm = try crm(stage: stage)
    try crm.activity("D1", "2024-04-02T10:00")
    try crm.activity("D1", "2024-05-01T10:00")
    try crm.activity("D1", "2024-09-01T10:00")
    #expect(try fires(.noActivity, crm, asOf: day) == expected)
  }

  @Test("a deal without any activity is silent since its creation; without activities nobody is")
  func neverTouched() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-05-01", amount: 1)
    #expect(try fires(.noActivity, crm, asOf: "2024-08-01") == nil)
    try crm.deal("D2", created: "2024-04-01", closed: "2024-04-05", stage: "Lost", amount: 1)
    try crm.activity("D2", "2024-04-02")
    #expect(try fires(.noActivity, crm, asOf: "2024-05-14") == false)
    #expect(try fires(.noActivity, crm, asOf: "2024-05-15") == true)
  }

  @Test("ghosted: twice the person's usual gap between answers, and a week at least")
  func noReply() throws {
    func crm(_ answers: [String], direction: String = "inbound") throws -> SampleCRM {
      var crm = try self.crm()
      for day in answers { try crm.activity("D1", day, person: "P", direction: direction) }
      // What we send, and what others answer, is no answer of this person.
      try crm.activity("D1", "2024-02-05", person: "P", direction: "Outbound")
      return crm
    }
    let slow = try crm(["2024-01-01", "2024-01-11", "2024-01-21"])
    #expect(
      try reading(.noReply, slow, asOf: "2024-02-09")
        == SignalReading(value: 2, threshold: 2, fires: false))
    #expect(try fires(.noReply, slow, asOf: "2024-02-10") == true)
    let quick = try crm(["2024-01-01", "2024-01-02", "2024-01-03"])
    #expect(try fires(.noReply, quick, asOf: "2024-01-08") == false)
    #expect(try fires(.noReply, quick, asOf: "2024-01-09") == true)
    #expect(try fires(.noReply, crm(["2024-01-01", "2024-01-02"]), asOf: "2024-03-09") == nil)
    let silent = try crm(["2024-01-01", "2024-01-02", "2024-01-03"], direction: "")
    #expect(try fires(.noReply, silent, asOf: "2024-03-09") == nil)
  }

  @Test("a late deal needs something planned; what was planned later is not known before")
  func noNextStep() throws {
    var crm = try crm(stage: "Commit")
    try crm.deal("D2", created: "2024-01-01", amount: 1)
    try crm.activity("D2", "2024-12-01", entered: "2024-01-02")
    try crm.activity("D1", "2024-06-01", entered: "2024-05-01")
    #expect(try fires(.noNextStep, crm, asOf: "2024-04-30") == true, "not yet planned")
    #expect(try fires(.noNextStep, crm, asOf: "2024-05-01") == false)
    #expect(try fires(.noNextStep, crm, asOf: "2024-05-31") == false)
    #expect(try fires(.noNextStep, crm, asOf: "2024-06-01") == true, "that was it")
    #expect(try reading(.noNextStep, crm, "D2", asOf: "2024-05-01") == nil, "early")
    crm.activities = crm.activities.map {
      var one = $0
      one.entered = nil
      return one
    }
    #expect(try fires(.noNextStep, crm, asOf: "2024-05-01") == nil, "nobody says when")
  }

  @Test("the end of the period is its last tenth: nine days of ninety-one")
  func endLoaded() throws {
    #expect(try fires(.endLoaded, crm(closeDay: "2024-06-21"), asOf: "2024-05-10") == false)
    let last = try reading(.endLoaded, crm(closeDay: "2024-06-22"), asOf: "2024-05-10")
    #expect(last == SignalReading(value: 9.0 / 91, threshold: 0.1, fires: true))
    #expect(try fires(.endLoaded, crm(closeDay: "2024-07-01"), asOf: "2024-05-10") == nil)
  }

  @Test("a zombie is more than ninety days overdue, and nobody touched it for as long")
  func zombie() throws {
    var crm = try crm(closeDay: "2024-01-10")
    #expect(try fires(.zombie, crm, asOf: "2024-04-09") == false)
    #expect(try fires(.zombie, crm, asOf: "2024-04-10") == true)
    #expect(try fires(.zombie, self.crm(), asOf: "2024-04-10") == nil)
    try crm.change("D1", "2024-03-01", stage: "Proposal")
    #expect(try fires(.zombie, crm, asOf: "2024-04-10") == false)
  }

  @Test(
    "a deal due in the period is unlikely in time below half of its chance at all",
    arguments: [(0.25, false), (0.2499, true)])
  func unlikely(period: Double, expected: Bool) throws {
    let due = try crm(closeDay: "2024-06-30")
    #expect(try fires(.unlikelyInTime, due, asOf: "2024-05-10", period: period) == expected)
    #expect(try fires(.lowScore, due, asOf: "2024-05-10", period: period) == expected)
    let later = try crm(closeDay: "2024-07-01")
    #expect(try fires(.unlikelyInTime, later, asOf: "2024-05-10", period: period) == nil)
    #expect(try fires(.lowScore, later, asOf: "2024-05-10", period: period) == false)
  }

  @Test(
    "a deal that is due later has a low score by its chance at all",
    arguments: [(0.25, false), (0.2499, true)])
  func lowScore(win: Double, expected: Bool) throws {
    let later = try crm(closeDay: "2024-07-01")
    #expect(try fires(.lowScore, later, asOf: "2024-05-10", win: win, period: 0) == expected)
  }
}
