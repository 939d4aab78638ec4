import Calendars
import DealFixtures
import Deals
import Foundation
import TestSupport
import Testing

// Steps of a training without a package face.
@testable import Forecasting

@Suite("Activity filter")
struct ActivityFilterTests {
  /// The same recursion on plain arrays of 14 states, written from the formulas of science-deals.md.
  private struct PlainFilter {
    let levels = (0..<7).map { -2 + Double($0) * 4 / 6 }
    var mass: [[Double]]

    init() {
      let start = levels.map { exp(-$0 * $0 / 2) }
      let total = start.reduce(0, +)
      mass = [start.map { $0 / total }, Array(repeating: 0, count: 7)]
    }

    mutating func beginWeek() {
      var walked = [[Double]](repeating: Array(repeating: 0, count: 7), count: 2)
      for from in 0..<7 {
        let row = levels.map { exp(-pow($0 - 0.9 * levels[from], 2) / (2 * (1 - 0.81))) }
        let total = row.reduce(0, +)
        for to in 0..<7 {
          for regime in 0..<2 { walked[regime][to] += mass[regime][from] * row[to] / total }
        }
      }
      for level in 0..<7 {
        mass[0][level] = walked[0][level] * 0.98 + walked[1][level] * 0.03
        mass[1][level] = walked[0][level] * 0.02 + walked[1][level] * 0.97
      }
    }

    mutating func observe(_ count: Int, usual: Double) {
      for regime in 0..<2 {
        for level in 0..<7 {
          let rate = 1.2 * usual * exp(0.5 * levels[level]) * (regime == 0 ? 1 : 0.2)
          mass[regime][level] *= exp(-rate) * pow(rate, Double(count))
        }
      }
      let total = mass[0].reduce(0, +) + mass[1].reduce(0, +)
      for regime in 0..<2 { mass[regime] = mass[regime].map { $0 / total } }
    }
  }

  @Test("three weeks agree with the recursion over 14 states written out")
  func writtenOut() {
    var filter = ActivityFilter()
    var plain = PlainFilter()
    for (week, count) in [3, 0, 1].enumerated() {
      if week > 0 {
        filter.beginWeek()
        plain.beginWeek()
      }
      filter.observe(count, usual: 1.4)
      plain.observe(count, usual: 1.4)
    }
    #expect(agree(filter.dormancy, plain.mass[1].reduce(0, +), within: handComputationError))
    let active = plain.mass[0].reduce(0, +)
    let busyness = zip(plain.mass[0], plain.levels).reduce(0) { $0 + $1.0 * $1.1 } / active
    #expect(agree(filter.busyness, busyness, within: handComputationError))
  }

  @Test("a long silence is dormancy, one busy week ends it, and no length of either is NaN")
  func silence() {
    var filter = ActivityFilter()
    filter.observe(2, usual: 1)
    var before = filter.dormancy
    for _ in 0..<400 {
      filter.beginWeek()
      filter.observe(0, usual: 1)
      #expect(filter.dormancy >= before - 1e-6 || filter.dormancy > 0.9)
      before = filter.dormancy
    }
    #expect(filter.dormancy > 0.9)
    filter.beginWeek()
    filter.observe(500, usual: 1)
    #expect(filter.dormancy < 0.01)
    #expect(filter.busyness > 1.5)
  }

  @Test("a walk with stops whole weeks apart tells what a walk without them tells")
  func stops() throws {
    let crm = try SampleCRM.simulated(deals: 200, seed: 3)
    let day = Day(number: 20_360)
    let known = try crm.book(crm.simulatedSettings).known(atEndOf: day)
    let maker = FeatureMaker(log: DealLog(known: known))
    let end = known.zone.startOfDay(day - 20)
    var compared = 0
    for entry in maker.log.entries where entry.created.seconds < end.seconds - 60 * 86_400 {
      var stopped = maker.walk(entry)
      for weeks in [8, 5, 4] { stopped.advance(to: known.zone.startOfDay(day - 20 - 7 * weeks)) }
      stopped.advance(to: end)
      var direct = maker.walk(entry)
      direct.advance(to: end)
      #expect(stopped.trace(at: end).dormancy == direct.trace(at: end).dormancy)
      #expect(stopped.trace(at: end).categoryLong == direct.trace(at: end).categoryLong)
      compared += 1
    }
    #expect(compared > 50)
  }

  @Test(
    "the category is read against what is usual in its stage, and the owner's habit is taken off")
  func categories() throws {
    // Two owners; Ada's deals all stand at commit, Zoe's at pipeline.
    var crm = try SampleCRM()
    for index in 0..<40 {
      let owner = index % 2 == 0 ? "Ada" : "Zoe"
      try crm.deal("D\(100 + index)", created: "2024-01-01", amount: 1_000, owner: owner)
      try crm.change(
        "D\(100 + index)", "2024-01-01", stage: "Qualify", amount: 1_000, owner: owner,
        category: index % 2 == 0 ? 4 : 1)
    }
    let day = try Day(iso: "2024-06-30")
    let known = try crm.book().known(atEndOf: day)
    let habits = CRMHabits(DealLog(known: known))
    let stage = try #require(known.latest(0).stage)
    #expect(agree(habits.excess(.commit, stage: stage), 1, within: 1e-9), "3 less the mean of 2")
    let ada = try #require((0..<2).first { known.ownerName($0) == "Ada" })
    // 20 deals a week, their weights falling by .97 a week over 26 weeks; shrunk by 20.
    let weight = (0..<26).reduce(0) { $0 + 20 * pow(0.97, Double($1)) }
    #expect(
      agree(habits.bias(owner: ada, before: known.cutoff), weight / (weight + 20), within: 1e-3))
    let entry = try #require(DealLog(known: known).entries.first { $0.owner == Int32(ada) })
    var walk = DealWalk(entry, known: known, habits: habits)
    walk.advance(to: known.cutoff)
    let lately = Double(walk.trace(at: known.cutoff).categoryLately)
    #expect(agree(lately, 1 - weight / (weight + 20), within: 1e-3))
  }
}
