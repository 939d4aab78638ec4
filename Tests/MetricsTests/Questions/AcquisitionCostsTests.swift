import Statistics
import Testing

@testable import Metrics

@Suite("Costs of a new customer")
struct AcquisitionCostsTests {
  private static func quarters(_ rows: [(Double?, Int)]) -> [AcquisitionCosts.Quarter] {
    rows.enumerated().map {
      AcquisitionCosts.Quarter(id: "q\($0)", spend: $1.0, customers: $1.1)
    }
  }

  @Test("costs that grow by 10 % a quarter are found to do so")
  func exactTrend() throws {
    // 100 customers each, spend 1000, 1100, 1210 ...: the Poisson regression fits exactly.
    var spend = 1_000_000.0
    let rows = (0..<8).map { _ in
      defer { spend *= 1.1 }
      return (Double?.some(spend), 100)
    }
    let costs = AcquisitionCosts(Self.quarters(rows), target: nil)
    let trend = try #require(costs.trend)
    #expect(abs(trend.value - 0.1) < 1e-9)
    // Dispersion 1: the variance of the slope is 1 / (100 * sum of squares of -3.5 ... 3.5, which is 42).
    let half = try StudentT(degreesOfFreedom: 6).quantile(0.975) / 4_200.0.squareRoot()
    #expect(abs(trend.upper - (1.1 * exp1(half) - 1)) < 1e-9)
    #expect(costs.verdict == .rising)
  }

  private func exp1(_ value: Double) -> Double {
    // The series, as a check from elsewhere.
    var (term, sum) = (1.0, 1.0)
    for n in 1..<30 {
      term *= value / Double(n)
      sum += term
    }
    return sum
  }

  @Test("the last four quarters together, and the chance of lying above the target")
  func target() throws {
    let rows: [(Double?, Int)] = [(9, 9), (100, 10), (200, 10), (300, 10), (400, 10)]
    let costs = AcquisitionCosts(Self.quarters(rows), target: 20)
    let recent = try #require(costs.recent)
    #expect(recent.value == 25)
    #expect(costs.recentCustomers == 40)
    // Above the target means fewer than 1000 / 20 = 50 customers expected, of which 40 came.
    let chance = try #require(costs.chanceAboveTarget)
    #expect(
      abs(chance - (try GammaDistribution(shape: 40.5, scale: 1).cdf(50))) < 1e-12)
    #expect(costs.verdict == .aboveTarget)
    #expect(AcquisitionCosts(Self.quarters(rows), target: 25).verdict == .notToldFromTarget)
    #expect(AcquisitionCosts(Self.quarters(rows), target: 40).verdict == .belowTarget)
  }

  @Test("no spend is no cost of 0; no customer has no cost")
  func undefined() {
    let unknown = AcquisitionCosts(
      Self.quarters([(nil, 5), (nil, 5), (100, 5), (100, 5)]), target: 10)
    #expect(unknown.recent == nil)
    #expect(unknown.chanceAboveTarget == nil)
    #expect(unknown.quarters[0].cost == nil)
    #expect(unknown.verdict == .tooFewQuarters)
    let nobody = AcquisitionCosts(Self.quarters(Array(repeating: (100, 0), count: 4)), target: nil)
    #expect(nobody.recent == nil && nobody.trend == nil)
  }

  @Test("where costs do not move, a trend is seen in the stated share of cases")
  func holdsRate() throws {
    var random = RandomStream(seed: 5, stream: 2)
    var alarms = 0
    let runs = 600
    for _ in 0..<runs {
      let rows = (0..<8).map { _ in
        let spend = random.uniform(50, 150)
        return (Double?.some(spend), random.poisson(mean: spend / 5))
      }
      let costs = AcquisitionCosts(Self.quarters(rows), target: nil)
      if costs.verdict != .noTrendSeen { alarms += 1 }
    }
    let limit = try BinomialDistribution(trials: runs, probability: 0.05).quantile(0.999)
    #expect(alarms <= Int(limit), "\(alarms) of \(runs)")
    #expect(alarms > 0)
  }
}
