import Statistics
import TestSupport
import Testing
import TimeSeries

@Suite("Intervals of univariate forecasts")
struct IntervalTests {
  private let quarters = UnivariateEnsemble(seasonLength: 4)

  private static func sales(_ count: Int, level: Double = 200) -> [Double] {
    var random = RandomStream(seed: 12, stream: UInt64(count))
    let pattern = [0.8, 1.0, 0.9, 1.4]
    return (0..<count).map { level * pattern[$0 % 4] * random.uniform(0.7, 1.3) }
  }

  @Test("intervals contain the forecast and nest", arguments: [5, 9, 12, 40])
  func nested(count: Int) throws {
    for level in [200.0, -200] {
      let series = Self.sales(count, level: level)
      let forecast = try #require(quarters.forecast(series, horizon: 200))
      let levels = [0.01, 0.5, 0.8, 0.9, 0.95]
      let intervals = try #require(quarters.intervals(series, horizon: 200, levels: levels))
      #expect(intervals.map(\.level) == levels)
      var inner = UnivariateEnds(lower: forecast.mean, upper: forecast.mean)
      for interval in intervals {
        let outer = UnivariateEnds(lower: interval.lower, upper: interval.upper)
        #expect(outer.contains(inner))
        inner = outer
      }
      if level > 0 { #expect(inner.lower.allSatisfy { $0 >= 0 }) }
    }
  }

  private struct UnivariateEnds {
    let lower: [Double]
    let upper: [Double]

    func contains(_ other: UnivariateEnds) -> Bool {
      lower.count == other.lower.count && zip(lower, other.lower).allSatisfy { $0 <= $1 }
        && zip(upper, other.upper).allSatisfy { $0 >= $1 && $0.isFinite }
    }
  }

  @Test("an error's scale that is unknown is nil, not 0")
  func unknown() {
    #expect(quarters.intervals([1, 2, 3, 4], horizon: 2, levels: [0.8]) == nil)
    let constant = [Double](repeating: 3, count: 20)
    #expect(quarters.intervals(constant, horizon: 2, levels: [0.8]) == nil)
    #expect(quarters.intervals([], horizon: 2, levels: [0.8]) == nil)
  }

  @Test("levels that the shape does not reach are nil", arguments: [-0.1, 0, 0.96, 1, Double.nan])
  func levels(level: Double) {
    #expect(quarters.intervals(Self.sales(20), horizon: 2, levels: [0.8, level]) == nil)
    #expect(quarters.intervals(Self.sales(20), horizon: -1, levels: [0.8]) == nil)
  }

  @Test("missing values at the end make the intervals those of later steps")
  func missingEnd() throws {
    let series = Self.sales(24)
    let whole = try #require(quarters.intervals(series, horizon: 6, levels: [0.9]))
    let late = try #require(quarters.intervals(series + [.nan, .nan], horizon: 4, levels: [0.9]))
    #expect(late[0].lower == Array(whole[0].lower.suffix(4)))
    #expect(late[0].upper == Array(whole[0].upper.suffix(4)))
  }

  @Test("intervals of M3 quarterly cover what they say, and are as short as documented")
  func coverage() throws {
    let set = try #require(PublicSet.all.first { $0.name == "M3 quarterly" })
    guard let all = try set.series() else { return }
    var (count, covered95, covered80, score) = (0.0, 0.0, 0.0, 0.0)
    for series in all {
      let horizon = series.test.count
      let intervals = try #require(
        quarters.intervals(series.train, horizon: horizon, levels: [0.95, 0.8]))
      let changes = zip(series.train.dropFirst(4), series.train).map { abs($0 - $1) }
      let scale = try #require(Descriptive.mean(changes))
      for (step, value) in series.test.enumerated() {
        let (lower, upper) = (intervals[0].lower[step], intervals[0].upper[step])
        count += 1
        covered95 += value >= lower && value <= upper ? 1 : 0
        covered80 +=
          value >= intervals[1].lower[step] && value <= intervals[1].upper[step] ? 1 : 0
        // MSIS of the M4 competition: the width and 2 / 0.05 times what lies beyond.
        score += (upper - lower + 40 * (max(0, lower - value) + max(0, value - upper))) / scale
      }
    }
    print("M3 quarterly: \(covered95 / count), \(covered80 / count), MSIS \(score / count)")
    #expect(coverageOf95.contains(covered95 / count))
    #expect(coverageOf80.contains(covered80 / count))
    #expect(score / count <= intervalScoreLimit)
  }
}
