import Calendars
import DealFixtures
import Deals
import Detection
import Forecasting
import Testing

@Suite("RiskFinder")
struct RiskFinderTests {
  /// Past deals that were open on 3 July 2024, the one look that there is as of 31 December, and an
  /// open one that is overdue.
  private func crm(overdueWon: Int = 5, of overdue: Int = 30, othersWon: Int = 20) throws
    -> SampleCRM
  {
    var crm = try SampleCRM()
    func past(_ id: String, isOverdue: Bool, isWon: Bool) throws {
      let end = isWon ? "Won" : "Lost"
      try crm.deal(id, created: "2024-06-10", stage: end, amount: 1)
      try crm.change(
        id, "2024-06-10", stage: "Qualify", closeDay: isOverdue ? "2024-06-20" : "2024-09-01")
      try crm.change(id, "2024-08-01", stage: end)
    }
    for index in 0..<overdue {
      try past("P1\(100 + index)", isOverdue: true, isWon: index < overdueWon)
      try past("P2\(100 + index)", isOverdue: false, isWon: index < othersWon)
    }
    try crm.deal("D1", created: "2024-12-01", amount: 1)
    try crm.change("D1", "2024-12-01", stage: "Qualify", closeDay: "2024-12-05")
    return crm
  }

  @Test("what a rule was worth, counted by hand; a proven rule is a reason")
  func lift() throws {
    let report = try risks(crm(), asOf: "2024-12-31")
    let deal = try #require(report.deals.first)
    let hit = try #require(deal.signals.first { $0.signal == .overdue })
    let lift = try #require(hit.lift)
    #expect(lift.count == 30 && lift.otherCount == 30 && lift.observations == 30)
    #expect(abs(lift.winRateFlagged - 5.0 / 30) < 1e-12)
    #expect(abs(lift.winRateOther - 20.0 / 30) < 1e-12)
    #expect(hit.isReason && deal.isAtRisk)
    #expect(deal.reasons.map(\.signal) == [.overdue])
    #expect(report.atRisk == [deal])
    // 1000 x (0.6 - 0.4), since it is due.
    #expect(report.moneyAtRisk == 200)
    #expect(report.toCall == [deal])
    let rule = try #require(report.rules.first { $0.signal == .overdue })
    #expect(rule.verdict == .risk && rule.flaggedCount == 1 && rule.moneyAtRisk == 200)
  }

  @Test("a rule without lift is no reason: its deals are shown apart, without money at risk")
  func noLift() throws {
    let report = try risks(crm(overdueWon: 18), asOf: "2024-12-31")
    let hit = try #require(report.deals.first?.signals.first { $0.signal == .overdue })
    #expect(hit.verdict == .nothing)
    #expect(report.atRisk.isEmpty && report.onlySuspected.map(\.forecast.id) == ["D1"])
    #expect(report.moneyAtRisk == 0)
  }

  @Test("a rule that never fired in the past has no worth to show")
  func unmeasured() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-05-01", amount: 1)
    try crm.change("D1", "2024-05-01", stage: "Qualify", closeDay: "2024-05-05")
    let hit = try #require(try risks(crm, asOf: "2024-05-10").deals.first?.signals.first)
    #expect(hit.signal == .overdue && hit.lift == nil && hit.verdict == .unmeasured)
  }

  @Test(
    "outcomes count half a year after the look at most, and none that comes after the day asked")
  func outcomes() throws {
    // Wins of 1 August are not known on 31 July, and no look has its half year then.
    let early = try risks(crm(), asOf: "2024-07-31")
    #expect(early.rules.allSatisfy { $0.lift == nil })
    var late = try crm()
    // As of 28 January there are looks on 3 and 31 July; of a win of 2 January only the second has
    // its half year.
    for index in late.changes.indices where late.changes[index].stage == "Won" {
      late.changes[index].at = try seconds("2025-01-02")
    }
    let report = try risks(late, asOf: "2025-01-28")
    let lift = try #require(report.rules.first { $0.signal == .overdue }?.lift)
    #expect(lift.observations == 60 && lift.count == 30)
    #expect(abs(lift.winRateFlagged - 5.0 / 60) < 1e-12)
    #expect(abs(lift.winRateOther - 20.0 / 60) < 1e-12)
  }

  @Test("rows dated after the day change nothing, to the bit")
  func noLookAhead() throws {
    let plain = try crm()
    var more = plain
    try more.change("D1", "2025-01-01", stage: "Won", closeDay: "2026-01-01")
    try more.activity("D1", "2025-01-02", person: "X", direction: "inbound")
    try more.change("P1100", "2025-01-03", stage: "Won")
    try more.deal("D9", created: "2025-01-01", amount: 9)
    #expect(try risks(more, asOf: "2024-12-31") == risks(plain, asOf: "2024-12-31"))
  }

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
  }

  @Test("only the deals of a signal, an owner, a node are shown")
  func selection() throws {
    var crm = try SampleCRM()
    for (id, owner, region) in [("A", "Ana", "North"), ("B", "Bo", "North"), ("C", "Ana", "South")]
    {
      try crm.deal(id, created: "2024-01-01", amount: 1, owner: owner, ["region": region])
      try crm.change(id, "2024-01-01", stage: "Qualify", closeDay: "2024-05-01")
    }
    func shown(_ selection: RiskSelection) throws -> [String] {
      try risks(crm, asOf: "2024-05-10", selection: selection).deals.map(\.forecast.id)
    }
    let ana = PathFilter(level: "owner", value: "Ana")
    let north = PathFilter(level: "region", value: "North")
    #expect(try shown(RiskSelection(nodes: [ana])) == ["A", "C"])
    #expect(try shown(RiskSelection(nodes: [ana, north])) == ["A"])
    #expect(try shown(RiskSelection(nodes: [PathFilter(level: "stage", value: "Commit")])) == [])
    #expect(try shown(RiskSelection(signals: [.overdue, .zombie])) == ["A", "B", "C"])
    #expect(try shown(RiskSelection(signals: [.zombie])) == [])
    #expect(
      try risks(crm, asOf: "2024-05-10", selection: RiskSelection(nodes: [ana])).openCount == 2)
  }

  @Test("no open deal, no risk")
  func nothing() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", closed: "2024-02-01", stage: "Won", amount: 1)
    let report = try risks(crm, asOf: "2024-05-10")
    #expect(report.deals.isEmpty)
    #expect(report.openCount == 0)
  }
}
