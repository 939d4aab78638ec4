import Calendars
import DealFixtures
import Deals
import TestSupport
import Testing

// Baselines have no package face of their own; a forecast shows their sums.
@testable import Forecasting

@Suite("Baselines")
struct BaselineTests {
  /// Deals with a written history of stage, amount and close day.
  private func crm() throws -> SampleCRM {
    var crm = try SampleCRM()
    let lives: [(id: String, created: String, due: String, closed: String?, won: Bool, Int64)] = [
      ("X", "2023-10-01", "2023-10-05", "2023-10-05", true, 10),
      ("P1", "2023-10-02", "2023-12-15", "2023-12-20", true, 100),
      ("P2", "2024-01-02", "2024-03-01", "2024-03-05", false, 200),
      ("P3", "2024-02-15", "2024-03-20", "2024-03-20", true, 60),
      ("P4", "2024-01-05", "2024-05-20", nil, false, 500),
      ("P5", "2024-01-05", "2024-09-20", nil, false, 900),
    ]
    for (id, created, due, closed, won, amount) in lives {
      try crm.deal(id, created: created, closed: closed, stage: "Qualify", amount: amount)
      try crm.change(id, created, stage: "Qualify", amount: amount, closeDay: due)
      if let closed { try crm.change(id, closed, stage: won ? "Won" : "Lost") }
    }
    return crm
  }

  @Test("what stage-weighted pipeline yielded at the same day of past periods, by hand")
  func yield() throws {
    let known = try crm().book().known(atEndOf: try Day(iso: "2024-04-30"))
    let quarter = known.calendar.quarter(containing: try Day(iso: "2024-05-01"))
    let found = Baselines(log: DealLog(known: known), target: ForecastTarget(quarter))
    // Three of four deals that were ever in Qualify were won. On 31 October P1 was due in the
    // quarter, on 31 January P2; P4 and P5 were not. Later 100 and, from a deal not yet created, 60.
    #expect(found.winRateOfStage[0] == 0.75)
    let uplift = 160 / (0.75 * 300)
    #expect(
      agree(
        try #require(found.yield.uplift(ofSegment: -1)), uplift, within: handComputationError))
    #expect(found.yield.isDefined)
  }

  @Test("the yield of the next period: what was due in it, and all that it booked")
  func nextPeriod() throws {
    var crm = try crm()
    try crm.deal("Q", created: "2023-10-03", stage: "Qualify", amount: 40)
    try crm.change("Q", "2023-10-03", stage: "Qualify", amount: 40, closeDay: "2024-02-01")
    let known = try crm.book().known(atEndOf: try Day(iso: "2024-04-30"))
    let running = known.calendar.quarter(containing: try Day(iso: "2024-05-01"))
    let target = ForecastTarget(known.calendar.period(running, offsetBy: 1))
    let found = Baselines(log: DealLog(known: known), target: target)
    // On 31 October only Q was due in the first quarter, which booked 60. A past period further
    // back has no close before its day.
    #expect(
      agree(
        try #require(found.yield.uplift(ofSegment: -1)), 60 / (0.75 * 40),
        within: handComputationError))
  }

  @Test("without pipeline that was ever due, and without past periods, there is no yield")
  func undefined() throws {
    var crm = try SampleCRM()
    try crm.deal("A", created: "2023-10-01", closed: "2023-10-05", stage: "Won", amount: 10)
    try crm.deal("B", created: "2024-04-01", stage: "Qualify", amount: 10)
    let known = try crm.book().known(atEndOf: try Day(iso: "2024-04-30"))
    let quarter = known.calendar.quarter(containing: try Day(iso: "2024-05-01"))
    let found = Baselines(log: DealLog(known: known), target: ForecastTarget(quarter))
    #expect(!found.yield.isDefined)
    #expect(found.yield.uplift(ofSegment: 0 - 1) == nil)
    #expect(found.lastYear == nil, "the history begins after the period a year before")
  }

  @Test("a period that is over has no pipeline to yield anything")
  func over() throws {
    let known = try crm().book().known(atEndOf: try Day(iso: "2024-07-31"))
    for day in ["2024-05-01", "2024-02-01", "2023-11-01"] {
      let quarter = known.calendar.quarter(containing: try Day(iso: day))
      let found = Baselines(log: DealLog(known: known), target: ForecastTarget(quarter))
      #expect(!found.yield.isDefined)
    }
  }

  @Test("the nodes' baselines: sums over due deals, and the bookings of the year before")
  func nodes() throws {
    let trained = try Trained.simulated.get()
    let known = trained.known
    let forecaster = try Forecaster(model: trained.model, known: known)
    for (place, target) in trained.targets.enumerated() {
      let node = try trained.forecast(place).total
      let baselines = Baselines(log: forecaster.log, target: target)
      let scored = forecaster.score(target, trained.model.targets[place], baselines)
      let expected = scored.reduce(node.booked) { sum, deal in
        guard let day = deal.closeDay, target.start <= day, day < target.end,
          deal.features.amount >= 0,
          let uplift = baselines.yield.uplift(ofSegment: deal.features.segment)
        else { return sum }
        return sum
          + Int64(
            (uplift * deal.forecast.stageWinRate * Double(deal.features.amount)).rounded())
      }
      #expect(node.baselines.stageWeightedYield == expected)
      #expect(expected > node.booked)
      let quarter = known.calendar.quarter(containing: target.start)
      let before = known.calendar.period(quarter, offsetBy: -4)
      #expect(
        node.baselines.lastYear == known.bookings(from: before.start, to: before.end))
    }
  }
}
