import Calendars
import DealFixtures
import Deals
import Detection
import TestSupport
import Testing

@Suite("The process as deals went through it")
struct ProcessCheckTests {
  /// Forty deals of 2023 and twenty of 2024; of three one is won. `path` is gone through a day a
  /// stage.
  private func crm(
    _ path: [String] = ["Qualify", "Proposal", "Commit"], probability: Double? = nil,
    extra: String? = nil
  ) throws -> SampleCRM {
    var stages = [
      Stage(name: "Qualify", kind: .open), Stage(name: "Proposal", kind: .open),
      Stage(name: "Commit", kind: .open, probability: probability),
      Stage(name: "Won", kind: .won), Stage(name: "Lost", kind: .lost),
    ]
    if let extra { stages.insert(Stage(name: extra, kind: .open), at: 1) }
    var crm = SampleCRM(stages: try StageList(stages))
    let first = try Day(iso: "2023-01-02")
    for number in 0..<60 {
      let id = "D\(100 + number)"
      let created = first + 9 * number
      let end = number % 3 == 0 ? "Won" : "Lost"
      let closed = (created + path.count).iso8601
      try crm.deal(id, created: created.iso8601, closed: closed, stage: end, amount: 10)
      for (step, stage) in (path + [end]).enumerated() {
        try crm.change(id, (created + step).iso8601, stage: stage)
      }
    }
    return crm
  }

  private func check(_ crm: SampleCRM, asOf day: String = "2024-06-30") throws -> ProcessCheck {
    ProcessCheck(try crm.book().known(atEndOf: try Day(iso: day)))
  }

  @Test("entries, outcomes and the interval of the share won")
  func counts() throws {
    let check = try check(crm())
    let commit = check.stages[2]
    #expect(commit.enteredCount == 60)
    #expect(commit.closedCount == 60)
    #expect(commit.wonCount == 20)
    // Wilson for 20 of 60 at 95 %, as R's prop.test(20, 60, correct = FALSE) prints it.
    #expect(agree(try #require(commit.lower), 0.2273, within: printedIntervalError))
    #expect(agree(try #require(commit.upper), 0.4594, within: printedIntervalError))
    #expect(check.violations.isEmpty)
    // The year before 2024-06-30 begins on 2023-07-02: deal 20 entered on 2023-07-01, deal 21 later.
    #expect(check.stages[0].enteredLastYear == 39)
    #expect(check.stages[1].enteredLastYear == 40)
  }

  @Test(
    "a declared probability is off when it lies outside of the interval",
    arguments: [(0.2, true), (0.25, false), (0.45, false), (0.5, true)])
  func probability(declared: Double, isOff: Bool) throws {
    let check = try check(crm(probability: declared))
    #expect(check.stages[2].isProbabilityOff == isOff)
    #expect(check.violations.map(\.kind) == (isOff ? [.probabilityOff] : []))
    #expect(check.violations.first?.examples ?? ["Commit"] == ["Commit"])
  }

  @Test("too few closed deals say nothing about a probability")
  func fewDeals() throws {
    let early = try check(crm(probability: 0.9), asOf: "2023-03-01")
    #expect(early.stages[2].closedCount == 7)
    #expect(early.violations.isEmpty)
  }

  @Test("a stage that nothing entered for a year is dead, once there is a year of data")
  func dead() throws {
    let crm = try crm(extra: "Demo")
    let found = try #require(try check(crm).violations.first)
    #expect(found.kind == .stageDead)
    #expect(found.examples == ["Demo"])
    #expect(found.count == 1)
    #expect(found.checked == 4)
    #expect(try check(crm, asOf: "2023-11-30").violations.isEmpty)
    // Where nothing at all happened the data ended, not the process.
    #expect(try check(crm, asOf: "2026-11-30").violations.isEmpty)
  }

  @Test("stages that most deals pass the other way round")
  func order() throws {
    let check = try check(crm(["Proposal", "Qualify", "Commit"]))
    #expect(
      check.reversals == [
        StageOrderFacts(earlier: "Qualify", later: "Proposal", count: 60, reversedCount: 60)
      ])
    #expect(check.violations.map(\.kind) == [.stageOrder])
    #expect(check.violations[0].checked == 3)
  }

  @Test("half this way and half that way is no order to complain of")
  func mixedOrder() throws {
    var crm = try crm(["Qualify", "Commit"])
    for (number, deal) in crm.deals.enumerated() {
      let created = Day(number: Int32(try #require(deal.created) / 86_400))
      // Commit is entered a day after the creation, the end comes a day later.
      let day = (number % 2 == 0 ? created : created + 1).iso8601
      try crm.change(deal.id, "\(day)T12:00", stage: "Proposal")
    }
    let check = try check(crm)
    #expect(check.reversals.isEmpty)
    #expect(check.stages[1].enteredCount == 60)
  }

  @Test("without stage history nothing is measured, and the deals in a stage are counted")
  func noHistory() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-02", stage: "Proposal", amount: 7)
    try crm.deal("D2", created: "2024-01-02", stage: "Proposal", amount: nil)
    let check = try check(crm)
    #expect(check.stages[1].openCount == 2)
    #expect(check.stages[1].openAmount == 7)
    #expect(check.stages[1].enteredCount == nil)
    #expect(check.stages[1].winRate == nil)
    #expect(check.violations.isEmpty)
  }
}
