import Calendars
import DealFixtures
import Deals
import Forecasting
import Foundation
import TestSupport
import Testing

@testable import Detection

@Suite("What stands out in a CRM")
struct AnomalyFinderTests {
  private func last(_ weeks: Int) -> Int {
    PlantedCRM.start + PlantedCRM.length - 7 * weeks
  }

  @Test("A cell that wins less from a quarter ago on is found, alone, with its size and money")
  func winRate() throws {
    let crm = try PlantedCRM.make(seed: 1, perWeek: 6) { draw, _ in
      var draw = draw
      if draw.region == "South", draw.segment == "Large", draw.created + draw.days > last(13) {
        draw.isWon = draw.isWon && draw.created % 3 == 0
      }
      return draw
    }
    let report = try PlantedCRM.report(crm)
    let found = report.anomalies.filter { $0.family == .winRate && !$0.isWatch }
    #expect(found.map { $0.path.map(\.value) } == [["South", "Large"]])
    let shift = try #require(found.first)
    #expect(shift.kind == .shift)
    #expect(shift.effect < -0.1)
    #expect((shift.money ?? 0) < 0)
    #expect(try #require(shift.qValue) <= 0.1)
    #expect(shift.examples.count == 5)
  }

  @Test("A region that creates a third for six weeks is found, with its beginning")
  func drought() throws {
    let crm = try PlantedCRM.make(seed: 2, perWeek: 5) { draw, random in
      let isDry = draw.region == "North" && draw.created >= last(6)
      return isDry && Int.random(in: 0..<3, using: &random) > 0 ? nil : draw
    }
    let report = try PlantedCRM.report(crm, options: AnomalyOptions(kinds: [.drought]))
    let drought = try #require(report.anomalies.first { $0.path.first?.value == "North" })
    let since = try #require(drought.since)
    #expect(abs(Int(since.number) - last(6)) <= 14)
    #expect(drought.effect < -0.4)
    #expect(report.families.map(\.family) == [.creation])
    #expect(!report.anomalies.contains { $0.path.first?.value == "South" })
  }

  @Test("Deals three times as large, and wins a month slower, are found where they are")
  func sizeAndCycle() throws {
    let crm = try PlantedCRM.make(seed: 3, perWeek: 10) { draw, _ in
      var draw = draw
      guard draw.region == "North", draw.segment == "Small" else { return draw }
      if draw.created >= last(13) { draw.amount *= 3 }
      if draw.created + draw.days >= last(13) { draw.days += 30 }
      return draw
    }
    let report = try PlantedCRM.report(crm)
    for family in [AnomalyFamily.dealSize, .cycleLength] {
      let found = report.anomalies.filter { $0.family == family }
      #expect(found.map { $0.path.map(\.value) } == [["North", "Small"]], "\(family)")
    }
    let size = try #require(report.anomalies.first { $0.family == .dealSize })
    #expect(abs(size.effect - 2) < 0.8)
  }

  @Test("Nothing planted: shifts and droughts are found no oftener than the rates say")
  func nothing() throws {
    var dates: [AnomalyFamily: Int] = [:]
    let seeds = 24
    for seed in 0..<seeds {
      let report = try PlantedCRM.report(
        try PlantedCRM.make(seed: UInt64(100 + seed), perWeek: 3),
        options: AnomalyOptions(kinds: [.shift, .drought]))
      for outcome in report.families where outcome.found > 0 {
        dates[outcome.family, default: 0] += 1
      }
      #expect(report.families.contains { $0.family == .winRate && $0.tested == 4 })
    }
    for (family, count) in dates {
      let rate = try #require(family.defaultRate)
      // Where nothing is planted every finding is false, so the rate is that of any finding.
      let allowed =
        rate * Double(seeds) + 3 * (rate * (1 - rate) * Double(seeds)).squareRoot() + 1
      #expect(Double(count) <= allowed, "\(family): \(count) of \(seeds)")
    }
  }

  @Test("The same deal twice within two weeks is named, one month apart it is not")
  func duplicates() throws {
    var crm = try SampleCRM()
    let place = ["region": "North", "segment": "Large", "account": "Acme", "product": "Core"]
    try crm.deal("A", created: "2024-03-01", amount: 1_000, owner: "Ada", place)
    try crm.deal("B", created: "2024-03-14", amount: 1_150, owner: "Bob", place)
    try crm.deal("C", created: "2024-04-20", amount: 1_000, place)
    try crm.deal("E", created: "2024-03-10", amount: 1_300, place)
    try crm.deal(
      "F", created: "2024-03-02", amount: 1_000, place.merging(["product": "Other"]) { $1 })
    let known = try crm.book().known(atEndOf: try Day(iso: "2024-06-30"))
    let found = DuplicateDetector(AnomalyFrame(known, levels: nil)).find().found
    // E is 1.3 times A, and within a fifth of B, which is later.
    #expect(found.flatMap(\.deals).map(\.id) == ["B"])
    #expect(found.first?.money == 1_150)
  }

  @Test("An empty and a tiny CRM: nothing found, and every test says why it was not made")
  func tiny() throws {
    for count in [0, 1, 3] {
      var crm = try SampleCRM()
      for number in 0..<count {
        try crm.deal("D\(number)", created: "2024-01-0\(number + 1)", amount: 100)
      }
      let known = try crm.book().known(atEndOf: try Day(iso: "2024-02-01"))
      let report = AnomalyFinder(known).report()
      #expect(report.anomalies.isEmpty)
      #expect(report.families.count == AnomalyFamily.allCases.count)
      for outcome in report.families where outcome.rate != nil {
        #expect(outcome.reason != nil, "\(outcome.family)")
      }
      #expect(report.concentration.isEmpty)
      #expect(report.effectiveDeals == nil)
    }
  }

  @Test("What comes after the day changes nothing", arguments: [1 as UInt64, 2])
  func noLookAhead(seed: UInt64) throws {
    let crm = try SampleCRM.simulated(deals: 900, seed: seed)
    let settings = crm.simulatedSettings
    let day = try Day(iso: "2025-06-15")
    let known = try crm.book(settings).known(atEndOf: day)
    let other = crm.noised(from: known.cutoff, seed: seed)
    let report = AnomalyFinder(known).report()
    let again = AnomalyFinder(try other.book(settings).known(atEndOf: day)).report()
    #expect(report.families == again.families)
    #expect(report.anomalies.map(Line.init) == again.anomalies.map(Line.init))
    #expect(report.categoryRanks == again.categoryRanks)
    #expect(report.closeDateRanks == again.closeDateRanks)
    #expect(report.concentration == again.concentration)
    #expect(!report.anomalies.isEmpty)
  }

  @Test("The order of the rows changes nothing")
  func order() throws {
    let crm = try SampleCRM.simulated(deals: 900, seed: 4)
    let day = try Day(iso: "2025-09-30")
    let report = AnomalyFinder(try crm.book(crm.simulatedSettings).known(atEndOf: day)).report()
    let other = crm.shuffled(seed: 5)
    #expect(
      AnomalyFinder(try other.book(crm.simulatedSettings).known(atEndOf: day)).report() == report)
  }

  @Test("Another rate finds more or fewer, and is stated")
  func rate() throws {
    let crm = try SampleCRM.simulated(deals: 1_500, seed: 6)
    let known = try crm.book(crm.simulatedSettings).known(atEndOf: try Day(iso: "2025-09-30"))
    let counts = [0.001, 0.05, 0.5].map { rate in
      let report = AnomalyFinder(
        known, options: AnomalyOptions(kinds: [.zombie], rate: rate)
      ).report()
      #expect(report.families.allSatisfy { $0.rate == rate })
      return report.anomalies.reduce(0) { $0 + $1.deals.count }
    }
    #expect(counts[0] <= counts[1] && counts[1] < counts[2])
    #expect(counts[1] > 0)
  }

  /// A finding without the positions of its deals, which later deals move.
  private struct Line: Equatable {
    let text: String

    init(_ anomaly: Anomaly) {
      text =
        "\(anomaly.family) \(anomaly.path) \(anomaly.effect) \(anomaly.money ?? 0) "
        + "\(anomaly.pValue ?? -1) \(anomaly.qValue ?? -1) \(anomaly.deals.map(\.id)) "
        + "\(String(describing: anomaly.since)) \(String(describing: anomaly.picture))"
    }
  }
}
