import Calendars
import DealFixtures
import Deals
import Testing

@testable import Detection

@Suite("Risk rules: process, people, amounts")
struct RiskRuleProcessTests {
  private func crm(_ amount: Int64 = 1_000, stage: String = "Qualify") throws -> SampleCRM {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", amount: amount)
    try crm.change("D1", "2024-01-01", stage: stage)
    return crm
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
    #expect(try fires(.stalled, crm, asOf: "2024-04-28") == false)
    let hit = try #require(try reading(.stalled, crm, asOf: "2024-04-29"))
    #expect(hit.fires && hit.threshold == 17)
    var few = crm
    few.changes.removeAll { $0.deal == "V101" }
    #expect(try fires(.stalled, few, asOf: "2024-04-29") == nil, "19 visits are no yardstick")
  }

  @Test("stages of a segment with enough visits have a limit of their own")
  func stalledBySegment() throws {
    var crm = try SampleCRM()
    for index in 0..<40 {
      let isLarge = index < 20
      let id = "V\(100 + index)"
      try crm.deal(
        id, created: "2023-01-02", closed: "2023-12-01", stage: "Lost", amount: 1,
        ["segment": isLarge ? "Large" : "Small"])
      try crm.change(id, "2023-01-02", stage: "Qualify")
      try crm.change(id, isLarge ? "2023-03-13" : "2023-01-16", stage: "Proposal")
    }
    for (id, segment) in [("D1", "Large"), ("D2", "Small"), ("D3", "Other")] {
      try crm.deal(id, created: "2024-01-01", amount: 1, ["segment": segment])
      try crm.change(id, "2024-01-01", stage: "Qualify")
    }
    // Ten weeks for Large, two for Small; the limit of all for a segment that nobody visited.
    for (id, limit) in [("D1", 10.0), ("D2", 2), ("D3", 10)] {
      let hit = try reading(.stalled, crm, id, asOf: "2024-01-31", segments: ["segment"])
      #expect(hit?.threshold == limit, "\(id)")
    }
  }

  @Test("single-threaded: fewer than two people in sixty days, above the median amount")
  func singleThreaded() throws {
    func crm(_ amount: Int64, _ contacts: [(String, String)]) throws -> SampleCRM {
      var crm = try self.crm(amount)
      for index in 1...20 {
        try crm.deal(
          "O\(100 + index)", created: "2024-01-01", amount: Int64(100 * index))
      }
      for (day, person) in contacts { try crm.activity("D1", day, person: person) }
      return crm
    }
    // Sixty days before the end of 10 May begin on 12 March.
    let one = try crm(5_000, [("2024-03-11T23:59", "A"), ("2024-03-12", "B"), ("2024-05-01", "B")])
    #expect(
      try reading(.singleThreaded, one, asOf: "2024-05-10")
        == SignalReading(value: 1, threshold: 2, fires: true))
    let two = try crm(5_000, [("2024-03-12", "A"), ("2024-05-01", "B")])
    #expect(try fires(.singleThreaded, two, asOf: "2024-05-10") == false)
    let small = try crm(500, [("2024-05-01", "B")])
    #expect(try fires(.singleThreaded, small, asOf: "2024-05-10") == nil)
    let unnamed = try crm(5_000, [("2024-05-01", "")])
    #expect(try fires(.singleThreaded, unnamed, asOf: "2024-05-10") == nil)
  }

  @Test("a move back counts for ninety days, a transfer too")
  func ninetyDays() throws {
    // 1 February and ninety days is 1 May.
    var back = try crm(stage: "Commit")
    try back.change("D1", "2024-02-01", stage: "Qualify")
    #expect(try fires(.stageRegression, back, asOf: "2024-04-30") == true)
    #expect(try fires(.stageRegression, back, asOf: "2024-05-01") == false)
    var forth = try crm()
    try forth.change("D1", "2024-02-01", stage: "Proposal")
    #expect(try fires(.stageRegression, forth, asOf: "2024-04-30") == false)
    var handed = try crm()
    try handed.change("D1", "2024-01-01", owner: "Ada")
    #expect(try fires(.ownerChange, handed, asOf: "2024-04-30") == false)
    try handed.change("D1", "2024-02-01", owner: "Bo")
    #expect(try fires(.ownerChange, handed, asOf: "2024-04-30") == true)
    #expect(try fires(.ownerChange, handed, asOf: "2024-05-01") == false)
    #expect(try fires(.ownerChange, crm(), asOf: "2024-05-01") == nil, "no history of owners")
  }

  @Test("two stages at once are a skip, one is a step")
  func stageSkip() throws {
    for (stage, expected) in [("Commit", true), ("Proposal", false)] {
      var crm = try crm()
      try crm.change("D1", "2024-02-01", stage: stage)
      #expect(try fires(.stageSkip, crm, asOf: "2024-04-30") == expected)
    }
    var bare = try SampleCRM()
    try bare.deal("D1", created: "2024-01-01", amount: 1)
    #expect(try fires(.stageSkip, bare, asOf: "2024-04-30") == nil)
    #expect(try fires(.stageRegression, bare, asOf: "2024-04-30") == nil)
  }

  @Test("aged: older than nine of ten won deals were")
  func aged() throws {
    var crm = try crm()
    // Ages 10, 20, ... 200 days; a tenth below the end lies 181.
    let start = try Day(iso: "2023-01-01")
    for index in 1...20 {
      try crm.deal(
        "W\(100 + index)", created: "2023-01-01", closed: (start + 10 * index).iso8601,
        stage: "Won", amount: 1)
    }
    // 181 days after 1 January 2024 begins 30 June.
    #expect(try fires(.aged, crm, asOf: "2024-06-29") == false)
    #expect(try fires(.aged, crm, asOf: "2024-06-30") == true)
    crm.deals.removeLast()
    #expect(try fires(.aged, crm, asOf: "2024-06-30") == nil, "19 wons are no yardstick")
  }

  @Test(
    "commit in the first half of the process, pipeline in its last stage",
    arguments: [
      (ForecastCategory.commit, "Qualify", true), (.commit, "Proposal", false),
      (.pipeline, "Commit", true), (.pipeline, "Proposal", false), (.bestCase, "Commit", false),
    ])
  func category(_ category: ForecastCategory, _ stage: String, _ expected: Bool) throws {
    var crm = try crm(stage: stage)
    #expect(try fires(.categoryAgainstStage, crm, asOf: "2024-05-10") == nil)
    try crm.change("D1", "2024-01-02", category: category.rawValue)
    #expect(try fires(.categoryAgainstStage, crm, asOf: "2024-05-10") == expected)
  }

  @Test(
    "an amount changes by more than a quarter in thirty days",
    arguments: [
      ("2024-05-05", Int64(1_250), false), ("2024-05-05", 1_251, true), ("2024-05-05", 750, false),
      ("2024-05-05", 749, true), ("2024-04-11", 5_000, false), ("2024-04-12", 5_000, true),
    ])
  func amountChange(day: String, amount: Int64, expected: Bool) throws {
    var crm = try crm()
    #expect(try fires(.amountChange, crm, asOf: "2024-05-10") == nil, "no history of amounts")
    try crm.change("D1", "2024-01-01", amount: 1_000)
    try crm.change("D1", day, amount: amount)
    #expect(try fires(.amountChange, crm, asOf: "2024-05-10") == expected)
  }

  @Test("any cut of a committed deal counts, however small and old")
  func cutInCommit() throws {
    var crm = try crm()
    try crm.change("D1", "2024-01-01", amount: 1_000, category: 1)
    try crm.change("D1", "2024-01-10", category: ForecastCategory.commit.rawValue)
    #expect(try fires(.amountChange, crm, asOf: "2024-05-10") == false)
    try crm.change("D1", "2024-01-20", amount: 999)
    let hit = try #require(try reading(.amountChange, crm, asOf: "2024-05-10"))
    #expect(hit.fires && hit.threshold == 0 && hit.value == 999.0 / 1_000 - 1)
  }

  @Test(
    "an amount of two and a half robust deviations above the median is an outlier",
    // Ten deals of 500, ten of 2000: median 2000, deviation ln 4 / 0.67449; the limit is
    // 2000 exp(2.5 ln 4 / 0.67449) = 340,758.
    arguments: [(Int64(340_500), false), (341_000, true), (1, false)])
  func outlier(amount: Int64, expected: Bool) throws {
    var crm = try crm(amount)
    for index in 0..<20 {
      try crm.deal("O\(100 + index)", created: "2024-01-01", amount: index < 10 ? 500 : 2_000)
    }
    #expect(try fires(.amountOutlier, crm, asOf: "2024-05-10") == expected)
    crm.deals.removeLast(2)
    #expect(try fires(.amountOutlier, crm, asOf: "2024-05-10") == nil, "19 amounts")
  }

  @Test("limits may differ by segment and stage; of two that fit, the later one counts")
  func overrides() throws {
    var crm = try SampleCRM()
    for (id, segment) in [("D1", "Enterprise"), ("D2", "Small")] {
      try crm.deal(id, created: "2024-01-01", amount: 1, ["segment": segment])
      try crm.change(id, "2024-01-01", stage: "Proposal")
      try crm.activity(id, "2024-05-01T10:00")
    }
    var thresholds = SignalThresholds()
    thresholds.overrides = [
      SignalOverride(segment: nil, stage: 1, limits: [.silentBusinessDays: 15]),
      SignalOverride(segment: "Enterprise", stage: 1, limits: [.silentBusinessDays: 20]),
    ]
    for (id, limit) in [("D1", 20.0), ("D2", 15)] {
      let found = try reading(
        .noActivity, crm, id, asOf: "2024-05-22", thresholds: thresholds, segments: ["segment"])
      // 2 to 22 May are fifteen business days.
      #expect(found == SignalReading(value: 15, threshold: limit, fires: limit == 15))
    }
  }

  @Test("what no data tells is listed with the reason, what is off as off")
  func unseen() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", amount: 1)
    var thresholds = SignalThresholds()
    thresholds.disabled = [.aged]
    let rules = try risks(crm, asOf: "2024-05-10", thresholds: thresholds).rules
    #expect(rules.map(\.signal) == RiskSignal.allCases)
    let states = Dictionary(uniqueKeysWithValues: rules.map { ($0.signal, $0.state) })
    #expect(states[.aged] == .disabled)
    #expect(states[.overdue] == .unseen(.closeDays))
    #expect(states[.stalled] == .unseen(.stageHistory))
    #expect(states[.pushed] == .unseen(.closeDayHistory))
    #expect(states[.noActivity] == .unseen(.activities))
    #expect(states[.noReply] == .unseen(.activities))
    #expect(states[.categoryAgainstStage] == .unseen(.categories))
    #expect(states[.ownerChange] == .unseen(.ownerHistory))
    #expect(states[.amountChange] == .unseen(.amountHistory))
    #expect(states[.amountOutlier] == .active)
    #expect(states[.lowScore] == .active)
  }
}
