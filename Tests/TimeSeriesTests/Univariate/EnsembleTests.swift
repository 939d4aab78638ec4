import Statistics
import TestSupport
import Testing
import TimeSeries

@Suite("The univariate ensemble")
struct EnsembleTests {
  private let quarters = UnivariateEnsemble(seasonLength: 4)

  /// Sales with growth, a season and noise, all positive.
  private static func sales(_ count: Int, stream: UInt64 = 1) -> [Double] {
    var random = RandomStream(seed: 11, stream: stream)
    let pattern = [0.8, 1.0, 0.9, 1.4]
    return (0..<count).map {
      (200 + 3 * Double($0)) * pattern[$0 % 4] * random.uniform(0.9, 1.1)
    }
  }

  /// A weighted mean and median are a plain mean and median of values repeated.
  @Test(
    "the forecast is half the mean and half the median of repeated members", arguments: [20, 40])
  func combination(count: Int) throws {
    let forecast = try #require(quarters.forecast(Self.sales(count), horizon: 5))
    #expect(forecast.members.map(\.name) == ["theta", "ardiff", "harm2", "ets", "sar"])
    let copies = count < 24 ? 3 : 2
    for step in 0..<5 {
      let values = forecast.members.flatMap {
        [Double](repeating: $0.values[step], count: $0.name == "ets" ? copies : 1)
      }
      let mean = try #require(Descriptive.mean(values))
      let median = try #require(Descriptive.median(values))
      let expected = (mean + median) / 2
      #expect(abs(forecast.mean[step] - expected) <= exactForecastError * expected)
    }
  }

  @Test("a scaled series has the scaled forecast; by a power of two, to the bit")
  func scaling() throws {
    for count in [3, 6, 14, 40] {
      let series = Self.sales(count)
      let forecast = try #require(quarters.forecast(series, horizon: 8))
      let doubled = try #require(quarters.forecast(series.map { $0 * 1024 }, horizon: 8))
      #expect(doubled.mean == forecast.mean.map { $0 * 1024 })
      let scaled = try #require(quarters.forecast(series.map { $0 * 1000 }, horizon: 8))
      for (one, other) in zip(scaled.mean, forecast.mean) {
        #expect(abs(one - 1000 * other) <= scaledForecastError * 1000 * other)
      }
    }
  }

  @Test(
    "a constant is forecast as itself",
    arguments: [0, 7.25, -3, 1e300, Double.leastNonzeroMagnitude])
  func constants(value: Double) throws {
    for count in [1, 2, 3, 4, 5, 7, 8, 12, 40] {
      for season in [1, 4, 12, 52] {
        let series = [Double](repeating: value, count: count)
        let forecast = try #require(
          UnivariateEnsemble(seasonLength: season).forecast(series, horizon: 9))
        #expect(forecast.mean.allSatisfy { abs($0 - value) <= exactForecastError * abs(value) })
        #expect(!forecast.isSeasonal)
      }
    }
  }

  @Test("the same series has the same bits again")
  func repeatable() throws {
    let series = Self.sales(31)
    let first = try #require(quarters.forecast(series, horizon: 8))
    let second = try #require(quarters.forecast(series, horizon: 8))
    #expect(first.mean == second.mean)
  }

  /// Gaps of a line lie on the line, whichever way they are filled.
  @Test("gaps of a straight line do not matter")
  func gaps() throws {
    let line = (0..<24).map { 50 + 4 * Double($0) }
    var gaps = line
    for index in [1, 2, 9, 17, 18] { gaps[index] = .nan }
    let whole = try #require(quarters.forecast(line, horizon: 4))
    let filled = try #require(quarters.forecast(gaps, horizon: 4))
    for (one, other) in zip(filled.mean, whole.mean) {
      #expect(abs(one - other) <= exactForecastError * other)
    }
  }

  @Test("a gap is filled by its own season")
  func seasonalGap() throws {
    let pattern = [10.0, 20, 30, 80]
    let series = (0..<24).map { pattern[$0 % 4] }
    var gap = series
    gap[11] = .nan
    let filled = try #require(quarters.forecast(gap, horizon: 4))
    let whole = try #require(quarters.forecast(series, horizon: 4))
    #expect(filled.mean == whole.mean)
  }

  @Test("missing values at the ends are left out, and the forecast still follows the end")
  func missingEnds() throws {
    let series = Self.sales(30)
    let forecast = try #require(quarters.forecast(series, horizon: 6))
    let late = try #require(quarters.forecast(series + [.nan, .nan], horizon: 4))
    #expect(late.mean == Array(forecast.mean.suffix(4)))
    #expect(late.members.allSatisfy { $0.values.count == 4 })
    let early = try #require(quarters.forecast([.nan, .nan, .nan] + series, horizon: 6))
    #expect(early.mean == forecast.mean)
  }

  @Test("the example of the module's page is right")
  func example() throws {
    let forecast = quarters.forecast([80, 100, 90, 140, 88, 110, 99, 154], horizon: 2)
    #expect(forecast?.mean.count == 2)
    #expect(forecast?.members.map(\.name) == ["theta", "ardiff", "harm2", "ets", "sar"])
  }
}
