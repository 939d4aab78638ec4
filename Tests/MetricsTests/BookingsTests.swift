import Deals
import Testing

@testable import Metrics

@Suite("Bookings and pipeline")
struct BookingsTests {
  private func facts(_ crm: VectorCRM, _ period: String, asOf: String) throws -> MetricFacts {
    MetricFacts(
      try MetricFrame(try MetricCRM.book(crm), period, asOf: asOf, levels: ["manager", "owner"]))
  }

  private func reading(_ name: String, _ facts: MetricFacts) throws -> MetricReading {
    let metric = try #require(MetricRegistry.find(name))
    let company = try #require(facts.tree.nodes.first)
    return try #require(metric.readings(facts, company).first)
  }

  @Test("instants of closing that are close dates are flagged, others are not")
  func flagsCloseDates() throws {
    let dated = try facts(.closeDates, "2025-Q1", asOf: "2025-06-30")
    let recorded = try facts(.closings, "2025-Q1", asOf: "2025-03-31")
    for name in [
      "deals.won.count.by_transition", "deals.lost.amount.by_transition", "win_rate.count.by_close",
      "cycle.mean.won",
    ] {
      #expect(try reading(name, dated).flags.contains(.basisCloseDate), "\(name)")
      #expect(try !reading(name, recorded).flags.contains(.basisCloseDate), "\(name)")
    }
  }

  @Test("a history that begins after the period does not date its closings, nor tell transfers")
  func flagsLateHistory() throws {
    let crm = VectorCRM(
      "late",
      [
        (
          .deals,
          """
          id,account,owner,stage,amount,created_at,close_date
          D1,One,Ana,Closed Won,100.00,2024-01-10,2024-02-10
          D2,Two,Ben,Proposal,200.00,2025-01-06,2025-08-02
          """
        ),
        (
          .history,
          """
          deal_id,changed_at,stage,amount,close_date,owner
          D2,2025-01-06T00:00:00Z,Qualification,200.00,2025-05-02,Ana
          D2,2025-02-06T00:00:00Z,Proposal,200.00,2025-08-02,Ben
          """
        ),
      ])
    let early = try facts(crm, "2024-Q1", asOf: "2025-03-31")
    let won = try reading("deals.won.count.by_transition", early)
    #expect(won.value == 1)
    #expect(won.flags == [.basisCloseDate])
    #expect(try reading("deals.transferred_in.count", early).value == nil)
    let late = try facts(crm, "2025-Q1", asOf: "2025-03-31")
    #expect(try reading("deals.won.count.by_transition", late).flags.isEmpty)
    #expect(try reading("deals.transferred_in.count", late).value == 1)
  }

  @Test("few deals and young cohorts are flagged, and missing amounts are counted")
  func flagsUncertain() throws {
    let facts = try facts(.closings, "2025-Q1", asOf: "2025-07-13")
    let cohort = try reading("win_rate.count.by_created_cohort.180d", facts)
    #expect(cohort.count == 11)
    #expect(cohort.flags == [.immature])
    // Five won and three lost by the end of the quarter.
    let rate = try reading("win_rate.count.by_close", facts)
    #expect(rate.count == 8)
    #expect(rate.flags == [.lowN])
    #expect(try reading("deals.won.amount.by_transition", facts).missing == 1)
    #expect(try reading("deals.created.amount", facts).missing == 3)
  }

  @Test("the interval of the win rate is Wilson's")
  func intervalIsWilson() throws {
    let rate = try reading(
      "win_rate.count.by_close", try facts(.closings, "2025-Q1", asOf: "2025-03-31"))
    // 5 of 8 with z = 1.959964: centre (0.625 + z²/16)/(1 + z²/8) = 0.584449, half width
    // z sqrt(0.625 * 0.375/8 + z²/256)/(1 + z²/8) = 0.278707.
    #expect(abs(try #require(rate.lower) - 0.305742) < 2e-6)
    #expect(abs(try #require(rate.upper) - 0.863156) < 2e-6)
  }

  @Test("parts of the change of velocity sum to it, for every node of the fixed small CRM")
  func partsSum() throws {
    let book = try MetricCRM.fixed.get()
    var compared = 0
    for (period, before) in [
      ("2025-Q1", "2024-Q4"), ("2024-Q3", "2024-Q2"), ("2024-11", "2024-10"),
    ] {
      let now = MetricFacts(
        try MetricFrame(book, period, asOf: "2025-06-20", levels: ["manager", "owner"]))
      let then = MetricFacts(
        try MetricFrame(book, before, asOf: "2025-06-20", levels: ["manager", "owner"]))
      let change = try #require(MetricRegistry.find("velocity.change"))
      let money = try #require(MetricRegistry.find("velocity.money"))
      for node in now.tree.nodes {
        let twin = then.tree.nodes.first { $0.path.map(\.value) == node.path.map(\.value) }
        guard let twin, let new = money.readings(now, node)[0].value,
          let old = money.readings(then, twin)[0].value
        else { continue }
        let parts = change.readings(now, node).compactMap(\.value)
        #expect(parts.count == 4)
        #expect(abs(parts.reduce(0, +) - (new - old)) <= 1e-9 * max(1, abs(new), abs(old)))
        compared += 1
      }
    }
    #expect(compared > 10)
  }

  @Test(
    "what is counted of the reps adds up to the company",
    arguments: [
      "deals.won.count.by_transition", "deals.won.amount.by_transition",
      "deals.lost.count.by_close_date",
      "deals.created.count",
      "deals.transferred_in.count", "pipeline.open.amount", "pipeline.omitted.count",
      "velocity.factor.open_qualified.count",
    ])
  func addsUp(name: String) throws {
    let facts = MetricFacts(
      try MetricFrame(
        try MetricCRM.fixed.get(), "2024-Q3", asOf: "2025-06-20", levels: ["manager", "owner"]))
    let metric = try #require(MetricRegistry.find(name))
    let values = facts.tree.nodes.map { ($0.path.count, metric.readings(facts, $0)[0]) }
    let company = try #require(values.first { $0.0 == 0 }?.1.value)
    for depth in 1...2 {
      let parts = values.filter { $0.0 == depth }
      // A rep all of whose deals lack an amount has no sum; it adds nothing.
      #expect(parts.reduce(0) { $0 + ($1.1.value ?? 0) } == company)
      #expect(parts.count > 3 || depth == 1)
    }
    #expect(company > 0)
  }
}
