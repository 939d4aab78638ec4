import Statistics
import Testing
import TimeSeries

@Suite("The univariate ensemble at its edges")
struct EnsembleEdgeTests {
  private let quarters = UnivariateEnsemble(seasonLength: 4)

  @Test(
    "what cannot be forecast is nil",
    arguments: [
      [], [Double.nan], [.nan, .nan, .nan], [1, .infinity, 2], [-.infinity],
      [1, .nan, .nan, .nan, 2],
    ])
  func refused(series: [Double]) {
    #expect(quarters.forecast(series, horizon: 4) == nil)
    #expect(quarters.forecast([1, 2, 3], horizon: -1) == nil)
  }

  @Test("up to four values the last and the mean are combined")
  func veryShort() throws {
    let one = try #require(quarters.forecast([5], horizon: 2))
    #expect(one.mean == [5, 5])
    let three = try #require(quarters.forecast([2, 4, 9], horizon: 2))
    #expect(three.members.map(\.name) == ["naive", "mean"])
    #expect(three.mean == [7, 7])
  }

  @Test(
    "the members that a length allows are named",
    arguments: [
      (4, ["naive", "mean"]), (5, ["theta", "ets", "naive"]), (7, ["theta", "ets", "naive"]),
      (8, ["theta", "ardiff", "harm2", "ets", "sar"]),
    ])
  func members(count: Int, names: [String]) throws {
    let series = (0..<count).map { [3.0, 5, 4, 8, 6, 7, 5, 9][$0] }
    let forecast = try #require(quarters.forecast(series, horizon: 3))
    #expect(forecast.members.map(\.name) == names)
  }

  @Test("horizons of 0 and 10,000 are answered", arguments: [0, 10_000])
  func horizons(horizon: Int) throws {
    let series = (0..<24).map { 10 + Double($0 * $0 % 7) }
    let forecast = try #require(quarters.forecast(series, horizon: horizon))
    #expect(forecast.mean.count == horizon)
    #expect(forecast.mean.allSatisfy { $0.isFinite })
    #expect(forecast.members.allSatisfy { $0.values.count == horizon })
  }

  @Test(
    "odd lengths of a season are answered", arguments: [Int.min, 0, 1, 2, 3, 5, 7, 52, Int.max])
  func seasons(length: Int) throws {
    let series = (0..<30).map { 10 + Double($0 * $0 % 7) }
    let forecast = try #require(
      UnivariateEnsemble(seasonLength: length).forecast(series, horizon: 60))
    #expect(forecast.mean.allSatisfy { $0.isFinite })
  }

  /// Every kind of value in every length: what is promised of all of them.
  @Test("whatever the values, forecasts are finite and within the clipping", arguments: 0..<8)
  func anything(kind: Int) throws {
    var stream = RandomStream(seed: 5, stream: UInt64(kind))
    for trial in 0..<60 {
      let count = 1 + stream.integer(below: 40)
      let series = (0..<count).map { _ in Self.value(kind, &stream) }
      let season = [1, 4, 12, 7][trial % 4]
      let forecast = try #require(
        UnivariateEnsemble(seasonLength: season).forecast(series, horizon: 10))
      let least = try #require(series.min())
      let greatest = try #require(series.max())
      let range = greatest - least
      let slack = 1e-12 * max(abs(least), abs(greatest))
      for values in forecast.members.map(\.values) + [forecast.mean] {
        #expect(values.count == 10)
        #expect(values.allSatisfy { $0.isFinite })
        #expect(values.allSatisfy { $0 <= greatest + 3 * range + slack })
        #expect(values.allSatisfy { $0 >= least - 2 * range - slack })
        if least >= 0 { #expect(values.allSatisfy { $0 >= 0 }) }
      }
    }
  }

  private static func value(_ kind: Int, _ stream: inout RandomStream) -> Double {
    let normal = stream.normal()
    switch kind {
    case 0: return 100 + normal
    case 1: return normal
    case 2: return stream.bernoulli(0.7) ? 0 : abs(normal)
    case 3: return 1e308 * stream.uniform(-1, 1)
    case 4: return Double.leastNormalMagnitude * abs(normal) / 64
    case 5: return stream.uniform() < 0.1 ? 1e15 : abs(normal) * 1e-15
    case 6: return -abs(normal) * 1e6
    default: return Double(stream.integer(below: 3))
    }
  }
}
