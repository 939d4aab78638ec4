import Calendars
import DealFixtures
import Deals
import Foundation
import TestSupport
import Testing

// The sums have no package face but through a trained model.
@testable import Forecasting

@Suite("Sums behind a period's bookings")
struct FactorSumsTests {
  /// As of 2024-05-10, in the second quarter.
  private func crm() throws -> SampleCRM {
    var crm = try SampleCRM()
    try crm.deal("A", created: "2024-03-01", amount: 1_000)
    try crm.deal("B", created: "2024-03-02", closed: "2024-04-20", stage: "Won", amount: 500)
    try crm.deal("C", created: "2024-03-05", closed: "2024-05-01", stage: "Lost", amount: 200)
    try crm.deal("D", created: "2024-04-10", amount: 400)
    try crm.deal("E", created: "2024-04-12", closed: "2024-05-05", stage: "Won", amount: 300)
    try crm.deal("F", created: "2024-01-15", closed: "2024-02-15", stage: "Won", amount: 700)
    return crm
  }

  /// The sums of the company by period, all in one segment.
  private func sums(
    _ known: KnownDeals, ahead: Int = 0, chances: [String: Double], periods: Int = 0,
    workers: Int = 1, factor: Double = 1, etas: [Double] = [], later: Int = 0
  ) throws -> [FactorSums] {
    let prepared = PreparedDeals(known)
    let log = prepared.log
    let schema = FeatureSchema(rows: [], known: known, grade: .baseline)
    // Chance .5 of every deal at the start, and at the same day of the past, where not told.
    let line = FactorFits.Line(
      schema: schema,
      coefficients: (0...FactorPlan.maximumPeriods).map { [$0 < etas.count ? etas[$0] : 0] })
    let deals = log.entries.compactMap { entry -> DealForecast? in
      let id = known.id(Int(entry.deal))
      guard let chance = chances[id], let amount = entry.amount else { return nil }
      return DealForecast(
        id: id, deal: Int(entry.deal), winProbability: 1, periodProbability: chance,
        stageWinRate: 0.3, expectedAmount: amount * 11 / 10)
    }
    let segments = Array(repeating: 0, count: log.segmentCount + 1)
    let replay = FactorReplay(
      plan: FactorPlan(kind: .quarter, ahead: ahead, known: known), periods: periods,
      maker: prepared.maker, amounts: AmountModel(log: log), deals: deals,
      fits: FactorFits(start: line, now: line), groupOfSegment: segments, factors: [factor])
    return zip(replay.records(workers: workers), replay.moments).map { records, moment in
      FactorRecord.sums(
        of: [records.map(\.record)[...]], segments: 1,
        odds: UsualOdds(
          replay.progress, log: log, before: moment.start.moment, groupOfSegment: segments,
          groups: 1), later: later)[0]
    }
  }

  private func expect(_ found: FactorCohort, _ expected: FactorCohort) {
    for key in [\FactorCohort.entered, \.timely, \.won, \.value, \.sized, \.logSize] {
      #expect(agree(found[keyPath: key], expected[keyPath: key], within: handComputationError))
    }
  }

  @Test("the sums of a tiny example, by hand")
  func byHand() throws {
    let known = try crm().book().known(atEndOf: try Day(iso: "2024-05-10"))
    let sums = try sums(known, chances: ["A": 0.3, "D": 0.1], periods: 1)
    // One deal left its stage in the 65 weeks before the quarter, won: the rate is (1 + 1)/(1 + 2),
    // that of its stage (1 + 10 x 2/3)/11 = 23/33, that of segment and stage (1 + 10 x 23/33)/11.
    let usual = (1 + 10 * 23.0 / 33) / 11
    // Of those that stood two left it, one won; of those created one, won.
    let standing = (1 + 2 * usual) / (usual * 4)
    let created = (1 + 2 * usual) / (usual * 3)
    expect(
      sums[0].standing,
      FactorCohort(
        entered: 1.5, timely: 0.3 + 1 / standing, won: 1.3, value: 0.3 * 1_100 + 500, sized: 1.5,
        logSize: 0.5 * (log(1_000) + log(500) + log(200))))
    expect(
      sums[0].created,
      FactorCohort(
        entered: 2, timely: 0.1 + 1 / created, won: 1.1, value: 0.1 * 440 + 300, sized: 2,
        logSize: log(400) + log(300)))
    // The same day of the first quarter is 02-10: F was open, nothing else was there.
    expect(
      sums[1].created,
      FactorCohort(entered: 1, timely: 0.5, won: 0.5, value: 350, sized: 1, logSize: log(700)))
    #expect(sums[1].standing == FactorCohort())
  }

  @Test("wins of a period that is yet to begin are those still open")
  func nextPeriod() throws {
    let known = try crm().book().known(atEndOf: try Day(iso: "2024-05-10"))
    let sums = try sums(known, ahead: 1, chances: ["A": 0.2, "D": 0.4])
    expect(
      sums[0].standing,
      FactorCohort(
        entered: 1.5, timely: 0.2, won: 0.2, value: 0.2 * 1_100, sized: 1.5,
        logSize: 0.5 * (log(1_000) + log(500) + log(200))))
    #expect(agree(sums[0].created.won, 0.4, within: handComputationError))
  }

  @Test("on the first day nothing has happened: all that stood is timely and won as expected")
  func firstDay() throws {
    let known = try crm().book().known(atEndOf: try Day(iso: "2024-03-31"))
    let standing = try sums(known, chances: ["A": 0.3, "B": 0.2, "C": 0.1])[0].standing
    #expect(agree(standing.entered, 0.6, within: handComputationError))
    #expect(standing.timely == standing.entered && standing.won == standing.entered)
  }

  @Test("where the pipeline counts half, what stood is counted whole, and half of it comes in time")
  func partOfThePipeline() throws {
    let known = try crm().book().known(atEndOf: try Day(iso: "2024-03-31"))
    let chances = ["A": 0.3, "B": 0.2, "C": 0.1]
    let standing = try sums(known, chances: chances, factor: 0.5)[0].standing
    #expect(agree(standing.entered, 1.2, within: handComputationError))
    #expect(agree(standing.timely, 0.6, within: handComputationError))
    #expect(agree(standing.won, 0.6, within: handComputationError))
  }

  @Test("what stood at the start of a past period can be counted by the fit of a later one")
  func laterFit() throws {
    let known = try crm().book().known(atEndOf: try Day(iso: "2024-05-10"))
    // Chances 1/2 by the fit of this quarter, 3/4 by that of the first. Nothing stood at the start of
    // the first; at the start of the second A, B and C did.
    let logOfThree = 1.098_612_288_668_109_8
    let etas = [0, logOfThree]
    let own = try sums(known, chances: ["A": 0.3], periods: 1, etas: etas)
    #expect(agree(own[0].standing.entered, 1.5, within: handComputationError))
    var older = try crm()
    for id in ["G", "H"] {
      try older.deal(id, created: "2023-12-01", closed: "2024-05-02", stage: "Lost", amount: 100)
    }
    let both = try older.book().known(atEndOf: try Day(iso: "2024-05-10"))
    let past = try sums(both, chances: [:], periods: 1, etas: etas)[1].standing
    #expect(agree(past.entered, 1.5, within: handComputationError))
    let later = try sums(both, chances: [:], periods: 1, etas: etas, later: 1)[1].standing
    #expect(agree(later.entered, 1, within: handComputationError))
  }

  @Test("deals that get on as often as usual convert as usual; twice as often, twice as well")
  func passing() {
    func record(passed: UInt64 = 0, lostAt: Int8 = -1, won: Double = 0) -> FactorRecord {
      FactorRecord(
        segment: 0, isStanding: true, weights: SIMD8(repeating: 1), passed: passed, lostAt: lostAt,
        won: won,
        usual: won)
    }
    // 40 of 100 get past stage 0, and 30 of these past stage 1, won.
    let records =
      Array(repeating: record(passed: 0b11, won: 1), count: 30)
      + Array(repeating: record(passed: 0b01, lostAt: 1), count: 10)
      + Array(repeating: record(lostAt: 0), count: 60)
    func odds(_ first: Double, _ second: Double) -> UsualOdds {
      UsualOdds(odds: [first, second] + Array(repeating: 0.5, count: 62))
    }
    let usual = FactorRecord.sums(of: [records[...]], segments: 1, odds: odds(0.4, 0.75))[0]
    #expect(agree(usual.standing.timely, 30, within: handComputationError))
    // Usually 20 of 100 do: (40 + 2 x .2)/(.2 x 102) is what the ratio comes to with its prior.
    let better = FactorRecord.sums(of: [records[...]], segments: 1, odds: odds(0.2, 0.75))[0]
    #expect(agree(better.standing.timely, 30 / (40.4 / 20.4), within: handComputationError))
    #expect(better.standing.won == 30)
  }

  @Test("a stage is left once: steps back and the way up again do not count")
  func progress() throws {
    var crm = try SampleCRM()
    try crm.deal("A", created: "2024-01-01", closed: "2024-03-01", stage: "Lost", amount: 1)
    for (day, stage) in [
      ("2024-01-01", "Qualify"), ("2024-01-10", "Proposal"), ("2024-01-20", "Qualify"),
      ("2024-02-01", "Proposal"), ("2024-02-10", "Commit"), ("2024-03-01", "Lost"),
    ] {
      try crm.change("A", day, stage: stage)
    }
    let log = DealLog(known: try crm.book().known(atEndOf: try Day(iso: "2024-04-01")))
    let exits = StageProgress(log).exits(of: 0)
    #expect(exits.map(\.level) == [1, 2, 3])
    #expect(exits.map(\.isAdvance) == [true, true, false])
    let moments = ["2024-01-10", "2024-02-10", "2024-03-01"]
    #expect(exits.map(\.at) == (try moments.map { try instant($0) }))
  }

  @Test("any number of workers gives the same bits")
  func workers() throws {
    let crm = try SampleCRM.simulated(deals: 300, seed: 3)
    let known = try crm.book().known(atEndOf: Day(number: 20_300))
    let one = try sums(known, chances: [:], periods: 4)
    #expect(try one == sums(known, chances: [:], periods: 4, workers: 3))
    #expect(one.dropFirst().allSatisfy { $0.bookings > 0 })
  }
}
