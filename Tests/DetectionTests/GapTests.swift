import Calendars
import DealFixtures
import Deals
import Foundation
import Statistics
import TestSupport
import Testing

// The closed form has no package face; a report shows its result only.
@testable import Detection
@testable import Forecasting

@Suite("GapFinder")
struct GapTests {
  private func outlook(_ yield: Double = 0.1, largest: Double = 1e12) -> CreationOutlook {
    CreationOutlook(
      yield: yield, secondMoment: 5_000, largestCreated: largest, lastUsefulDay: nil)
  }

  /// P(bookings >= quota) of a lognormal with the given mean and variance.
  private func probability(quota: Double, mean: Double, variance: Double) -> Double {
    let square = log1p(variance / (mean * mean))
    let z = (log(quota / mean) + square / 2) / square.squareRoot()
    return NormalDistribution.standard.survival(z)
  }

  @Test(
    "the pipeline found, put back, gives the wanted probability",
    arguments: [(1e6, 8e5, 1e5), (1e6, 2e5, 3e4), (5e6, 4.9e6, 1e6), (1e6, 1, 1)])
  func plugBack(quota: Double, mean: Double, deviation: Double) throws {
    let outlook = outlook()
    let created = try #require(
      ClosedFormNeed.solve(
        quota: quota, mean: mean, deviation: deviation, probability: GapFinder.wantedProbability,
        outlook: outlook))
    let reached = probability(
      quota: quota, mean: mean + created * outlook.yield,
      variance: deviation * deviation + created * outlook.secondMoment)
    #expect(abs(reached - GapFinder.wantedProbability) < gapProbabilityError)
  }

  @Test("a gap that creation has never been large enough for cannot be closed by it")
  func notClosable() {
    func solve(_ outlook: CreationOutlook) -> Double? {
      ClosedFormNeed.solve(
        quota: 1e6, mean: 5e5, deviation: 1e5, probability: 0.8, outlook: outlook)
    }
    let wide = solve(outlook())
    let needed = wide ?? 0
    #expect(needed > 5e6)
    #expect(solve(outlook(largest: needed - 1)) == nil)
    #expect(solve(outlook(largest: needed + 1)) != nil)
    #expect(solve(outlook(0)) == nil)
  }

  @Test("more quota needs more pipeline; none is needed far below the mean")
  func monotone() {
    func solve(_ quota: Double, _ probability: Double = 0.8) -> Double? {
      ClosedFormNeed.solve(
        quota: quota, mean: 8e5, deviation: 1e5, probability: probability, outlook: outlook())
    }
    let needed = [9e5, 1e6, 1.1e6, 1.5e6].map { solve($0) ?? -1 }
    #expect((solve(1e6, 0.5) ?? 0) < needed[1])
    #expect((solve(1e6, 0.9) ?? 0) > needed[1])
    #expect(zip(needed, needed.dropFirst()).allSatisfy { $0 < $1 })
    #expect(solve(3e5) == 0)
  }

  @Test("only nodes with a quota have a gap; without any the report says so")
  func nodes() throws {
    var crm = try SampleCRM()
    try crm.deal("D1", created: "2024-01-01", closed: "2024-02-01", stage: "Won", amount: 700)
    let bare = crm
    crm.quotas = [
      QuotaFact(period: "2024-Q1", path: [:], amount: 900, knownFrom: Blank.instant),
      QuotaFact(
        period: "2024-Q1", path: ["owner": "Ada"], amount: 500, knownFrom: Blank.instant),
      QuotaFact(period: "2024-Q2", path: [:], amount: 1, knownFrom: Blank.instant),
    ]
    func report(_ crm: SampleCRM) throws -> GapReport {
      let known = try crm.book().known(atEndOf: try Day(iso: "2024-05-10"))
      let forecaster = try Forecaster(model: nil, known: known)
      let quarter = try known.calendar.period(id: "2024-Q1")
      let forecast = try forecaster.forecast(
        ForecastTarget(quarter), options: ForecastOptions(levels: ["owner"]))
      return GapFinder(forecaster: forecaster, levels: ["owner"]).find(in: [forecast])
    }
    let found = try report(crm)
    #expect(found.gaps.map(\.node.gap) == [200, -200])
    #expect(found.gaps.map(\.node.probabilityOfQuota) == [0, 1])
    #expect(found.gaps.allSatisfy { $0.needed == nil }, "the period is over")
    #expect(found.gaps.allSatisfy { $0.causes == .undefined(.period(.periodOver)) })
    #expect(try report(bare).gaps.isEmpty)
    #expect(try report(bare).warnings.contains { $0.contains("no quota") })
  }
}
