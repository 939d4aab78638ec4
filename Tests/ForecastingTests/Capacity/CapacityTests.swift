import Calendars
import DealFixtures
import Deals
import Foundation
import TestSupport
import Testing

// The test of capacity and the run rate are steps of one forecast.
@testable import Forecasting

@Suite("Capacity to close")
struct CapacityTests {
  /// Two years of weekly creation that swings between 4 and 24 deals. Closings either come when each
  /// deal's time is up, after two to ten weeks, or are six a week whatever there is.
  private func crm(limited: Bool) throws -> SampleCRM {
    var crm = try SampleCRM()
    let first = try Day(iso: "2022-01-03")
    var waiting: [(id: String, created: Day)] = []
    var number = 0
    for week in 0..<104 {
      let monday = first + 7 * week
      let count = limited ? min(6, waiting.count) : 0
      for position in 0..<count {
        let deal = waiting[position]
        try crm.deal(
          deal.id, created: deal.created.iso8601, closed: (monday + 2).iso8601,
          stage: position % 2 == 0 ? "Won" : "Lost", amount: 1_000)
      }
      waiting.removeFirst(count)
      let created = 14 + Int((10 * sin(Double(week) / 7)).rounded())
      for _ in 0..<(limited ? created / 2 : created) {
        number += 1
        let id = "D\(10_000 + number)"
        guard !limited else {
          waiting.append((id, monday + 1))
          continue
        }
        let closed = monday + 15 + 7 * (number * 5 % 9)
        let isOver = closed < (try Day(iso: "2023-12-31"))
        try crm.deal(
          id, created: (monday + 1).iso8601, closed: isOver ? closed.iso8601 : nil,
          stage: isOver ? (number % 2 == 0 ? "Won" : "Lost") : "Qualify", amount: 1_000)
      }
    }
    for deal in waiting { try crm.deal(deal.id, created: deal.created.iso8601, amount: 1_000) }
    return crm
  }

  private func log(_ crm: SampleCRM) throws -> DealLog {
    DealLog(known: try crm.book().known(atEndOf: try Day(iso: "2023-12-31")))
  }

  @Test("closings that follow the pipeline have an elasticity of about one and are not flagged")
  func following() throws {
    let test = try CapacityTest(try log(crm(limited: false)))
    #expect(abs(try #require(test.elasticity) - 1) < 0.35)
    #expect(test.weight == 1)
    #expect(test.sentences(weight: 1, method: .auto).isEmpty)
  }

  @Test("a fixed number of closings a week is found out, and the answer says so")
  func limited() throws {
    let test = try CapacityTest(try log(crm(limited: true)))
    #expect(try #require(test.elasticity) < 0.2)
    #expect(try #require(test.statistic) > 2.5)
    #expect(test.weight == 0)
    let sentence = try #require(test.sentences(weight: 0, method: .auto).first)
    #expect(sentence.contains("closings do not follow the pipeline"))
  }

  @Test("seven weeks of closings are too few to see, which is said")
  func tooFew() throws {
    var crm = try SampleCRM()
    for index in 0..<30 {
      try crm.deal(
        "D\(index + 10)", created: "2023-10-02",
        closed: (try Day(iso: "2023-11-15") + index).iso8601,
        stage: index % 2 == 0 ? "Won" : "Lost", amount: 1_000)
    }
    let test = try CapacityTest(try log(crm))
    #expect(test.elasticity == nil)
    #expect(test.weight == 1)
    #expect(test.sentences(weight: 1, method: .auto).first?.contains("too few") == true)
  }

  @Test("an even business: what is left of the quarter is its share of the time")
  func evenRunRate() throws {
    // One win of 1,000 a day for two years: every level is that of the period, the share booked is
    // that of the days.
    var crm = try SampleCRM()
    let first = try Day(iso: "2022-01-01")
    for index in 0..<774 {
      try crm.deal(
        "D\(10_000 + index)", created: (first + index - 5).iso8601, closed: (first + index).iso8601,
        stage: "Won", amount: 1_000)
    }
    let day = try Day(iso: "2024-02-13")
    let known = try crm.book().known(atEndOf: day)
    let log = DealLog(known: known)
    let target = ForecastTarget(known.calendar.quarter(containing: day + 1))
    let rate = RunRate(log, target: target, groupOf: [0], groupCount: 1)
    let left = Double(target.end - (day + 1)) * 1_000
    #expect(abs(rate.remaining[0] / left - 1) < 0.02)
    // Eight past errors of about 0 pull the prior of .22 down to .22 sqrt(4 / (J + 4)).
    #expect(rate.totalDeviation < 0.22 * (4.0 / 10).squareRoot())
    #expect(rate.totalDeviation > 0.1)
  }

  @Test("the blend puts the run rate in the place of the pipeline, group by group, and to the cent")
  func blend() throws {
    let crm = try steadyCRM(deals: 430)
    let trained = try Trained.steady(crm)
    let forecaster = try Forecaster(model: trained.model, known: trained.known)
    func forecast(_ method: ForecastMethod) throws -> BookingsForecast {
      try forecaster.forecast(
        trained.targets[0],
        options: ForecastOptions(levels: ["region", "owner"], draws: 500, method: method))
    }
    let pipeline = try forecast(.bottomUp)
    let rate = try forecast(.runRate)
    checkForecast(rate)
    #expect(rate.total.booked == pipeline.total.booked)
    let part = try #require(trained.model.targets.first)
    let segments = trained.known.labels(of: "segment")
    let groupOf =
      [part.creation.group(of: nil)] + segments.map { part.creation.group(of: $0) }
    let usual = RunRate(
      forecaster.log, target: trained.targets[0], groupOf: groupOf,
      groupCount: part.creation.groups.count)
    let expected = Double(rate.total.booked) + usual.remaining.reduce(0, +)
    // What is created more is not closed more where the pipeline has no weight.
    let yields = [ForecastMethod.bottomUp, .runRate].map {
      forecaster.creationOutlooks(trained.targets[0], levels: [], method: $0).outlook(path: [])?
        .yield
    }
    #expect(try #require(yields[0]) > 0)
    #expect(yields[1] == 0)
    // Probabilities stop at .999, so the sum may fall a little short.
    #expect(abs(Double(rate.total.mean) / expected - 1) < 0.01)
  }
}
