import Statistics
import Testing

@testable import Metrics

@Suite("Sales against spending")
struct SpendResponseTests {
  /// Weekly spending that wanders, and bookings that follow it by `effect` and otherwise wander too.
  private static func simulated(
    seed: UInt64, weeks: Int = 104, effect: Double, codes: Int = 1
  ) -> SpendResponse {
    var random = RandomStream(seed: seed, stream: 7)
    func wander(_ share: Double, _ size: Double) -> [Double] {
      var state = 0.0
      return (0..<weeks).map { _ in
        state = share * state + random.normal()
        return size * state
      }
    }
    let spends = (0..<codes).map { code in
      SpendResponse.Spend(code: "c\(code)", amounts: wander(0.5, 20_000).map { 100_000 + $0 })
    }
    let noise = wander(0.4, 50_000)
    let bookings = (0..<weeks).map { 1_000_000 + effect * spends[0].amounts[$0] + noise[$0] }
    let quarterEnd = (0..<weeks).map { $0 % 13 == 12 ? 1.0 : 0 }
    return SpendResponse(
      isWeekly: true, spends: spends, responses: [(.bookings, bookings)],
      season: [(0..<weeks).map(Double.init), quarterEnd])
  }

  @Test("an effect of 3 per unit is found, at its size and in its week")
  func findsTruth() throws {
    var found = 0
    var covered = 0
    for seed in 0..<100 as Range<UInt64> {
      let response = Self.simulated(seed: seed, effect: 3)
      let effect = try #require(response.effects.first { $0.lag == 0 })
      if effect.adjusted <= SpendResponse.rate { found += 1 }
      if effect.perUnit.contains(3) { covered += 1 }
    }
    #expect(found >= 95)
    // 95 of 100 are expected; 88 is the lower 0.1 % of the binomial.
    #expect(covered >= 88)
  }

  @Test("where nothing moves, not more than the stated share of answers says so")
  func holdsRate() throws {
    var alarms = 0
    let runs: UInt64 = 400
    for seed in 0..<runs {
      let response = Self.simulated(seed: 1_000 + seed, effect: 0, codes: 2)
      #expect(response.effects.count == 4)
      if response.verdict == .moves { alarms += 1 }
    }
    let limit = try BinomialDistribution(trials: Int(runs), probability: SpendResponse.rate)
      .quantile(0.999)
    #expect(alarms <= Int(limit), "\(alarms) alarms in \(runs)")
    #expect(alarms > 0, "a test that never rejects has no rate")
  }

  @Test("nor on 36 months with the whole season held fixed")
  func holdsRateOfMonths() throws {
    var alarms = 0
    let runs = 400
    let months = 36
    for seed in 0..<UInt64(runs) {
      var random = RandomStream(seed: seed, stream: 11)
      func wander(_ share: Double) -> [Double] {
        var state = 0.0
        return (0..<months).map { _ in
          state = share * state + random.normal()
          return state
        }
      }
      let spent = SpendResponse.Spend(code: "total", amounts: wander(0.5).map { 10 + $0 })
      let response = SpendResponse(
        isWeekly: false, spends: [spent],
        responses: [(.bookings, wander(0.3)), (.leads, wander(0.3))],
        season: [(0..<months).map(Double.init)]
          + (1...11).map { month in (0..<months).map { $0 % 12 == month ? 1.0 : 0 } }
          + [(0..<months).map { _ in (20 + 2 * random.normal()).rounded() }])
      #expect(response.effects.count == 4)
      if response.verdict == .moves { alarms += 1 }
    }
    let limit = try BinomialDistribution(trials: runs, probability: SpendResponse.rate)
      .quantile(0.999)
    #expect(alarms <= Int(limit), "\(alarms) alarms in \(runs)")
    #expect(alarms > 0, "a test that never rejects has no rate")
  }

  @Test("even spending is set aside, and nothing is made of it")
  func dropsEven() {
    let cells = 60
    let response = SpendResponse(
      isWeekly: true,
      spends: [SpendResponse.Spend(code: "even", amounts: Array(repeating: 5, count: cells))],
      responses: [(.bookings, (0..<cells).map(Double.init))], season: [])
    #expect(response.dropped == ["even"])
    #expect(response.effects.isEmpty)
    #expect(response.verdict == .notSeen)
  }

  @Test("least squares behind it are those of the closed form")
  func closedForm() throws {
    // y = 2 + 3 x exactly: the coefficients come out, and no error is left.
    let x = (0..<20).map { Double($0 * $0 % 7) }
    let fit = try #require(
      SerialRegression(x.map { 2 + 3 * $0 }, columns: [[Double](repeating: 1, count: 20), x]))
    #expect(abs(fit.coefficients[0] - 2) < 1e-9)
    #expect(abs(fit.coefficients[1] - 3) < 1e-9)
    #expect(fit.standardErrors[1] < 1e-9)
  }
}
