import Calendars
import DealFixtures
import Deals
import Foundation
import TestSupport
import Testing

// The parts have no package face: they are steps of one training, checked here by hand.
@testable import Forecasting

@Suite("Parts of the bookings model")
struct PartsTests {
  // MARK: Shocks (science-intervals-gap.md 1)

  @Test("without past forecasts the shock is its prior; one segment alone has no common factor")
  func shockPrior() {
    let two = ShockModel(
      past: [[], []], periodsAhead: 0, weeksLeft: 13, grade: .model)
    #expect(two.common == 0)
    #expect(agree(two.segment, 0.0052.squareRoot(), within: handComputationError))
    #expect(agree(two.estimation, 0.15, within: handComputationError))
    #expect(two.periods == 0)
    let next = ShockModel(past: [], periodsAhead: 1, weeksLeft: 2, grade: .model)
    #expect(agree(next.segment, 0.0128.squareRoot(), within: handComputationError))
    #expect(next.estimation == 0.2)
    let few = ShockModel(past: [], periodsAhead: 0, weeksLeft: 13, grade: .pooled)
    #expect(agree(few.segment, 2 * 0.0052.squareRoot(), within: handComputationError))
  }

  @Test("one past quarter of two segments moves the shock as worked out by hand")
  func shockByHand() {
    // u = .2, .1; v = .01, .02; lambda = .15, so V = .0115, .023; om = 1/.0167, 1/.0282.
    // C = .02, A = .0177250...; tau_F^2 = (C + 8 .0016)/9; tau_U^2 = (A + 8 .0052)/9 - tau_F^2.
    let shock = ShockModel(
      past: [[.init(error: 0.2, variance: 0.01), .init(error: 0.1, variance: 0.02)]],
      periodsAhead: 0, weeksLeft: 13, grade: .model)
    let first = 1 / (0.0167 * 0.0167)
    let second = 1 / (0.0282 * 0.0282)
    let a = (first * (0.04 - 0.0115) + second * (0.01 - 0.023)) / (first + second)
    let common = (0.02 + 8 * 0.0016) / 9
    #expect(agree(shock.common, common.squareRoot(), within: handComputationError))
    let segment = (a + 8 * 0.0052) / 9 - common
    #expect(agree(shock.segment, segment.squareRoot(), within: handComputationError))
    #expect(shock.periods == 1)
    let deviation = (segment + 0.15 * 0.5).squareRoot()
    #expect(agree(shock.segmentDeviation(variance: 0.5), deviation, within: handComputationError))
  }

  @Test("past errors no larger than chance bring the shock down, never below zero")
  func shockShrinks() {
    let calm = Array(
      repeating: [ShockModel.PastError(error: 0, variance: 0.3), .init(error: 0, variance: 0.3)],
      count: 40)
    let shock = ShockModel(past: calm, periodsAhead: 0, weeksLeft: 13, grade: .model)
    #expect(shock.segment == 0)
    #expect(shock.common >= 0 && shock.common < 0.04)
  }

  // MARK: Win curve (science.md 3.3)

  private func curve(_ crm: SampleCRM, _ origin: String) throws -> WinCurve {
    let day = try Day(iso: origin)
    let history = CreationHistory(log: DealLog(known: try crm.book().known(atEndOf: day - 1)))
    return WinCurve(history.groups[0], of: history, origin: day)
  }

  private func curveCRM() throws -> SampleCRM {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", closed: "2024-01-09", stage: "Won", amount: 1_000)
    try crm.deal("D2", created: "2024-01-01", closed: "2024-01-21", stage: "Won", amount: 500)
    try crm.deal("D3", created: "2024-01-01", closed: "2024-02-01", stage: "Lost", amount: 100)
    try crm.deal("D4", created: "2024-01-01", amount: 100)
    return crm
  }

  @Test("wins and won amounts per deal by age, weighted by the age of the cohort")
  func winCurve() throws {
    var crm = try curveCRM()
    try crm.deal("Z", created: "2023-01-01", closed: "2023-01-01", stage: "Lost", amount: 1)
    let curve = try curve(crm, "2024-03-11")
    // Ten weeks old: weight 2^(-10/104); the old one 435 days, 62 weeks: 2^(-62/104).
    let young = pow(2, -10.0 / 104)
    let risk = 4 * young + pow(2, -62.0 / 104)
    for week in 0..<78 {
      let won = [1: 1_000.0, 2: 500.0][week]
      #expect(agree(curve.wins[week], won == nil ? 0 : young / risk, within: handComputationError))
      #expect(agree(curve.value[week], (won ?? 0) * young / risk, within: handComputationError))
    }
    #expect(curve.amounts == [500, 1_000])
  }

  @Test("weeks that ended before the first recorded close were not observed")
  func leftTruncation() throws {
    // The first close comes 8 days after the creation: weeks 0 and 1 are hidden.
    let curve = try curve(try curveCRM(), "2024-03-11")
    #expect(curve.wins[1] == 0)
    #expect(agree(curve.wins[2], 0.25, within: handComputationError))
    #expect(agree(curve.value[2], 125, within: handComputationError))
  }

  @Test("a win after the origin does not count at the origin")
  func curveOrigin() throws {
    var crm = try curveCRM()
    try crm.deal("Z", created: "2023-01-01", closed: "2023-01-01", stage: "Lost", amount: 1)
    let history = CreationHistory(
      log: DealLog(known: try crm.book().known(before: try instant("2024-03-11"))))
    let early = WinCurve(history.groups[0], of: history, origin: try Day(iso: "2024-01-15"))
    #expect(early.wins[1] > 0)
    #expect(early.wins[2] == 0)
    let earlier = WinCurve(history.groups[0], of: history, origin: try Day(iso: "2024-01-09"))
    #expect(earlier.wins.allSatisfy { $0 == 0 })
  }

  // MARK: Creation

  @Test("a steady stream of seven deals a week is one a day")
  func intensity() throws {
    let calendar = FiscalCalendar()
    let origin = try Day(iso: "2024-05-15")
    let steady = try WeeklyIntensity(
      counts: Array(repeating: 7, count: 20), origin: origin, calendar: calendar)
    #expect(steady.parts == [])
    #expect(agree(steady.perDay(origin + 30, calendar: calendar), 1, within: ridgeInterceptError))
    let none = try WeeklyIntensity(counts: [0, 0, 0], origin: origin, calendar: calendar)
    #expect(none.perDay(origin, calendar: calendar) == 0)
    let empty = try WeeklyIntensity(counts: [], origin: origin, calendar: calendar)
    #expect(empty.perDay(origin, calendar: calendar) == 0)
  }

  @Test("the level follows the last 13 weeks, shrunk by 30 deals")
  func level() throws {
    let calendar = FiscalCalendar()
    let origin = try Day(iso: "2024-05-15")
    let counts = Array(repeating: 14, count: 13) + Array(repeating: 7, count: 12)
    let found = try WeeklyIntensity(counts: counts, origin: origin, calendar: calendar)
    let weights = counts.indices.map { pow(0.5, Double($0) / 78) }
    let mean =
      zip(weights, counts).reduce(0) { $0 + $1.0 * Double($1.1) } / weights.reduce(0, +)
    let level = (13 * 14 + 30) / (13 * mean + 30)
    #expect(agree(found.level, level, within: ridgeInterceptError))
    #expect(
      agree(
        found.perDay(origin, calendar: calendar), level * mean / 7, within: ridgeInterceptError))
  }

  @Test("new wins are the sum over creation days and delays")
  func expectation() throws {
    let calendar = FiscalCalendar()
    let today = try Day(iso: "2024-05-01")
    var crm = try curveCRM()
    try crm.deal("Z", created: "2023-01-01", closed: "2023-01-01", stage: "Lost", amount: 1)
    let history = CreationHistory(log: DealLog(known: try crm.book().known(atEndOf: today - 1)))
    let model = try CreationModel(history, before: today)
    let group = model.groups[0]
    func sum(start: Day, end: Day) -> (wins: Double, value: Double) {
      var total = (wins: 0.0, value: 0.0)
      for created in 0..<(end - today) {
        let rate = group.intensity.perDay(today + created, calendar: calendar)
        for delay in 0..<(end - (today + created)) {
          let day = today + created + delay
          guard start <= day, delay / 7 < 78 else { continue }
          let week = min(12, (day - calendar.quarter(containing: day).start) / 7)
          let weight = rate * model.phase[week] / 7 * (delay == 0 ? 0.5 : 1)
          total.wins += weight * group.curve.wins[delay / 7]
          total.value += weight * group.curve.value[delay / 7]
        }
      }
      return total
    }
    for (start, end) in [("2024-04-01", "2024-07-01"), ("2024-07-01", "2024-10-01")] {
      let (from, to) = (try Day(iso: start), try Day(iso: end))
      let found = model.expectation(of: 0, from: today, start: from, end: to, calendar: calendar)
      let right = sum(start: from, end: to)
      #expect(right.wins > 0)
      #expect(agree(found.wins, right.wins, within: handComputationError))
      #expect(agree(found.value, right.value, within: handComputationError))
    }
    let past = model.expectation(
      of: 0, from: today, start: try Day(iso: "2024-01-01"), end: today, calendar: calendar)
    #expect(past == CreationModel.Expectation(wins: 0, value: 0))
  }

  // MARK: Amounts (science.md 3.2)

  private func doubling(_ count: Int) throws -> AmountModel {
    var crm = try SampleCRM()
    for index in 0..<count {
      let id = "D\(100 + index)"
      try crm.deal(id, created: "2024-01-01", closed: "2024-03-01", stage: "Won", amount: 400)
      try crm.change(id, "2024-01-01", stage: "Proposal", amount: 200)
      try crm.change(id, "2024-03-01", stage: "Won", amount: 400)
    }
    return AmountModel(log: DealLog(known: try crm.book().known(before: try instant("2024-04-01"))))
  }

  @Test("amounts that double until the close are doubled, once twenty snapshots say so")
  func drift() throws {
    // Snapshots lie 4, 8, 12 weeks before 1 April: 4 March is after the close, 5 February and
    // 8 January are before it: two for each deal.
    let enough = try doubling(10).driftOfStage[1]
    #expect(enough == AmountModel.Drift(ratio: 2, dispersion: 0, count: 20))
    let few = try doubling(9).driftOfStage[1]
    #expect(few == AmountModel.Drift(ratio: 1, dispersion: 0.06, count: 18))
    #expect(try doubling(10).driftOfStage[0].count == 0)
  }

  @Test("a deal without an amount is priced by its product, then its segment, then all wins")
  func price() throws {
    var crm = try SampleCRM()
    for (index, amount) in [100, 200, 300, 400, 500].enumerated() {
      try crm.deal(
        "A\(index)", created: "2024-01-01", closed: "2024-02-01", stage: "Won",
        amount: Int64(amount), ["product": "Desk", "segment": "Big"])
      try crm.deal(
        "B\(index)", created: "2024-01-01", closed: "2024-02-01", stage: "Won",
        amount: Int64(10 * amount), ["product": "P\(index)", "segment": "Small"])
    }
    let settings = crm.settings(segments: ["segment"])
    let known = try crm.book(settings).known(before: try instant("2024-03-01"))
    let model = AmountModel(log: DealLog(known: known))
    let desk = try #require(model.priceOfProduct["Desk"])
    // 99 % of 100, ..., 500 lie below 496: the largest counts as that.
    #expect(agree(desk.mean, 299.2, within: handComputationError))
    let square = (10_000.0 + 40_000 + 90_000 + 160_000 + 246_016) / 5
    #expect(agree(desk.dispersion, log(square / (299.2 * 299.2)), within: handComputationError))
    #expect(model.priceOfProduct.count == 1, "one sale is no price")
    let small = try #require(model.priceOfSegment["Small"])
    #expect(agree(small.mean, 2_992, within: handComputationError))
    // Of all ten the 99 % quantile is 4000 + .91 1000.
    let all = try #require(model.price)
    #expect(agree(all.mean, (1_500 + 10_000 + 4_910) / 10, within: handComputationError))
    #expect(model.price?.count == 10)
  }

  // MARK: Baselines

  @Test("pace is booked over its usual share; the usual share by hand")
  func pace() throws {
    var crm = try SampleCRM()
    // Q1: 100 by its 30th day, 400 in all. Q4: 50 and 100. Q2 so far 60.
    for (id, closed, amount) in [
      ("A", "2024-01-10", 100), ("B", "2024-03-01", 300), ("C", "2023-10-05", 50),
      ("D", "2023-12-20", 50), ("E", "2024-04-12", 60),
    ] {
      try crm.deal(
        id, created: "2023-10-01", closed: closed, stage: "Won", amount: Int64(amount))
    }
    let known = try crm.book().known(atEndOf: try Day(iso: "2024-04-30"))
    let quarter = known.calendar.quarter(containing: try Day(iso: "2024-05-01"))
    let found = Baselines(log: DealLog(known: known), target: ForecastTarget(quarter))
    let one = pow(0.5, 0.25)
    let two = pow(0.5, 0.5)
    let share = (30.0 / 91 + one * 0.25 + two * 0.5) / (1 + one + two)
    #expect(agree(try #require(found.bookedShare), share, within: handComputationError))
    #expect(found.pace(booked: 60, share: 1) == Int64((60 / share).rounded()))
    #expect(found.usualBookings == 250)
    let next = Baselines(
      log: DealLog(known: known),
      target: ForecastTarget(known.calendar.period(quarter, offsetBy: 1)))
    #expect(next.bookedShare == nil)
    #expect(next.pace(booked: 0, share: 0.5) == 125)
  }

  @Test("a stage's rate is that of the closed deals that were ever in it")
  func stageRates() throws {
    var crm = try SampleCRM()
    let lives: [(id: String, stages: [String])] = [
      ("A", ["Qualify", "Proposal", "Won"]), ("B", ["Qualify", "Lost"]),
      ("C", ["Proposal", "Won"]), ("D", ["Qualify", "Proposal", "Lost"]),
      ("E", ["Qualify", "Commit"]),
    ]
    for life in lives {
      try crm.deal(life.id, created: "2024-01-01", stage: "Qualify", amount: 1)
      for (index, stage) in life.stages.enumerated() {
        try crm.change(life.id, "2024-01-0\(index + 1)", stage: stage)
      }
    }
    let known = try crm.book().known(before: try instant("2024-02-01"))
    let quarter = known.calendar.quarter(containing: try Day(iso: "2024-02-01"))
    let found = Baselines(log: DealLog(known: known), target: ForecastTarget(quarter))
    let rates: [Double?] = [1.0 / 3, 2.0 / 3, nil]
    #expect(found.winRateOfStage == rates)
    #expect(found.winRate == 0.5)
  }

  @Test("a stage that no closed deal was in counts as its declared probability, else as all deals")
  func declaredProbability() throws {
    var crm = SampleCRM(
      stages: try StageList([
        Stage(name: "Qualify", kind: .open), Stage(name: "Proposal", kind: .open),
        Stage(name: "Commit", kind: .open, probability: 0.25), Stage(name: "Won", kind: .won),
        Stage(name: "Lost", kind: .lost),
      ]))
    for (id, end) in [("D1", "Won"), ("D2", "Lost")] {
      try crm.deal(id, created: "2024-01-02", closed: "2024-02-02", stage: end)
      try crm.change(id, "2024-01-02", stage: "Qualify")
      try crm.change(id, "2024-02-02", stage: end)
    }
    let known = try crm.book().known(before: try instant("2024-03-01"))
    let quarter = known.calendar.quarter(containing: known.asOf)
    let found = Baselines(log: DealLog(known: known), target: ForecastTarget(quarter))
    let rates: [Double?] = [0.5, nil, nil]
    #expect(found.winRateOfStage == rates)
    #expect(found.winRate(ofStage: 0) == 0.5)
    #expect(found.winRate(ofStage: 1) == found.winRate)
    #expect(found.winRate(ofStage: 2) == 0.25)
  }
}
