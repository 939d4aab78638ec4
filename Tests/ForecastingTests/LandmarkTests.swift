import Calendars
import DealFixtures
import Deals
import Foundation
import TestSupport
import Testing

// Landmarks have no package face; their labels decide what the model learns.
@testable import Forecasting

@Suite("Landmarks")
struct LandmarkTests {
  private func book() throws -> DealBook {
    var crm = try SampleCRM()
    try crm.deal("A", created: "2024-01-05", closed: "2024-02-20", stage: "Won", amount: 1)
    try crm.deal("B", created: "2024-02-15", closed: "2024-03-20", stage: "Lost", amount: 1)
    try crm.deal("C", created: "2024-01-01", closed: "2024-04-10", stage: "Won", amount: 1)
    try crm.deal("D", created: "2023-10-01", closed: "2024-01-15", stage: "Won", amount: 1)
    try crm.deal("E", created: "2024-03-20", amount: 1)
    try crm.deal("Z", created: "2023-05-01", closed: "2023-06-01", stage: "Lost", amount: 1)
    return try crm.book()
  }

  private func rows(ahead: Int) throws -> (plan: LandmarkPlan, rows: LandmarkRows, ids: [String]) {
    let known = try book().known(atEndOf: try Day(iso: "2024-05-10"))
    let running = known.calendar.quarter(containing: known.asOf + 1)
    let target = ForecastTarget(known.calendar.period(running, offsetBy: ahead))
    let log = DealLog(known: known)
    let plan = LandmarkPlan(target: target, known: known, firstClose: log.firstClose)
    let rows = LandmarkRows(plan: plan, maker: FeatureMaker(log: log), keepsEvery: true)
    return (plan, rows, rows.features.map { known.id(Int($0.deal)) })
  }

  private func labels(
    _ found: (plan: LandmarkPlan, rows: LandmarkRows, ids: [String]), _ id: String
  ) -> [String: Bool] {
    var labels: [String: Bool] = [:]
    for index in found.ids.indices where found.ids[index] == id {
      let moment = found.plan.landmarks[Int(found.rows.landmark[index])].moment
      labels[BusinessTimeZone.utc.day(of: moment).iso8601] = found.rows.isWon[index]
    }
    return labels
  }

  @Test("labels for the running quarter, worked out by hand")
  func runningQuarter() throws {
    let found = try rows(ahead: 0)
    #expect(
      labels(found, "A") == [
        "2024-01-20": true, "2024-01-27": true, "2024-02-03": true, "2024-02-10": true,
        "2024-02-17": true,
      ])
    #expect(
      labels(found, "B") == ["2024-02-17": false, "2024-02-24": false, "2024-03-02": false])
    #expect(labels(found, "C").count == 7)
    #expect(labels(found, "C").values.allSatisfy { !$0 }, "won, but after the quarter")
    #expect(labels(found, "D").count == 7, "in 2023-Q4, in which it was not won")
    #expect(labels(found, "D").values.allSatisfy { !$0 })
    #expect(labels(found, "E").isEmpty, "created after the last landmark of the last quarter")
    #expect(
      labels(found, "Z") == ["2023-06-01": false], "its close is known only after that moment")
  }

  @Test("labels for the next quarter: only stretches that have ended")
  func nextQuarter() throws {
    let found = try rows(ahead: 1)
    #expect(found.rows.count == 8, "seven of D, one of Z")
    #expect(labels(found, "D").values.allSatisfy { $0 })
    #expect(labels(found, "D").keys.min() == "2023-10-20")
    let cutoff = try instant("2024-05-11")
    #expect(found.plan.landmarks.allSatisfy { $0.labelEnd <= cutoff })
  }

  @Test("weights halve in twelve quarters; the aligned day counts double; time left against now")
  func weights() throws {
    let plan = try rows(ahead: 0).plan
    let left = Double(try Day(iso: "2024-07-01") - Day(iso: "2024-05-11"))
    for landmark in plan.landmarks {
      let weight = pow(0.5, Double(landmark.age) / 12) * (landmark.isAligned ? 1.5 : 0.75) / 7
      #expect(agree(landmark.weight, weight, within: handComputationError))
      let day = BusinessTimeZone.utc.day(of: landmark.moment)
      let timeLeft = log(Double(landmark.runningEnd - day) / left)
      #expect(agree(landmark.timeLeft, timeLeft, within: handComputationError))
    }
    let aligned = plan.landmarks.filter(\.isAligned).map {
      BusinessTimeZone.utc.day(of: $0.moment).iso8601
    }
    #expect(aligned == ["2023-08-10", "2023-11-10", "2024-02-10"])
    #expect(plan.question.moment == (try instant("2024-05-11")))
  }

  @Test(
    "the close date's bucket, seen from the landmark",
    arguments: [
      ("2024-02-02", CloseBucket.overdue), ("2024-02-03", .now), ("2024-02-17", .now),
      ("2024-02-18", .thisPeriod), ("2024-03-31", .thisPeriod), ("2024-04-01", .nextPeriod),
      ("2024-06-30", .nextPeriod), ("2024-07-01", .later),
    ])
  func buckets(day: String, expected: CloseBucket) throws {
    let plan = try rows(ahead: 0).plan
    let landmark = try #require(
      plan.landmarks.first { BusinessTimeZone.utc.day(of: $0.moment).iso8601 == "2024-02-10" })
    let today = try Day(iso: "2024-02-10")
    #expect(CloseBucket(try Day(iso: day), at: today, landmark: landmark) == expected)
    #expect(CloseBucket(nil, at: today, landmark: landmark) == .unknown)
  }

  @Test("an owner's record counts closes before the landmark only, shrunk by eight deals")
  func ownerEffect() throws {
    let known = try book().known(atEndOf: try Day(iso: "2024-05-10"))
    let log = DealLog(known: known)
    let found = try rows(ahead: 0)
    // Five closes, three of them won: (3 + 1) / (5 + 2); Ada owns all deals.
    let rate = 4.0 / 7
    #expect(log.winRate == rate)
    let index = try #require(
      found.ids.indices.first {
        found.ids[$0] == "C"
          && BusinessTimeZone.utc.day(
            of: found.plan.landmarks[Int(found.rows.landmark[$0])].moment
          ).iso8601 == "2024-02-24"
      })
    // By 24 February: Z lost, D and A won.
    let right =
      Foundation.log((2 + 8 * rate) / (1 + 8 * (1 - rate))) - Foundation.log(rate / (1 - rate))
    #expect(found.rows.features[index].ownerEffect == Float(right))
  }

  @Test("closes are in the order of time, even when one is dated two thousand years ago")
  func farDates() throws {
    var crm = try SampleCRM()
    try crm.deal("A", created: "0024-01-01", closed: "0024-03-31", stage: "Lost", amount: 1)
    for (index, day) in ["2024-03-05", "2023-01-01", "2024-02-01", "1999-12-31"].enumerated() {
      try crm.deal("B\(index)", created: "1999-01-01", closed: day, stage: "Won", amount: 1)
    }
    let log = DealLog(known: try crm.book().known(before: try instant("2024-05-01")))
    let times = log.closings.map { log.entries[Int($0)].closed }
    #expect(times == times.sorted())
    #expect(log.firstClose == (try instant("0024-03-31")))
  }
}
