import Foundation
import Statistics
import TestSupport
import Testing

@testable import TimeSeries

/// Forecasts that can be had by hand.
@Suite("Members of the univariate ensemble")
struct MemberTests {
  private func member(_ name: String, _ series: [Double], season: Int) throws -> [Double] {
    let forecast = try #require(
      UnivariateEnsemble(seasonLength: season).forecast(series, horizon: 6))
    return try #require(forecast.members.first { $0.name == name }).values
  }

  private func expect(_ found: [Double], _ expected: [Double], within limit: Double) {
    #expect(found.count == expected.count)
    for (one, other) in zip(found, expected) {
      #expect(abs(one - other) <= limit * abs(other), "\(one) for \(other)")
    }
  }

  /// Smoothing lags a line of slope b by b (1 - a) / a (1 - (1 - a)^(n - 1)), and the largest
  /// constant of the grid, 0.99, is the best.
  @Test("theta continues a straight line with half its slope")
  func thetaOnLine() throws {
    let line = (0..<20).map { 100 + 3 * Double($0) }
    let level = 157 - 3 * 0.01 / 0.99 * (1 - pow(0.01, 19))
    let expected = (0..<6).map { (level + 160 + 3 * Double($0)) / 2 }
    expect(try member("theta", line, season: 4), expected, within: exactForecastError)
  }

  @Test("exponential smoothing continues a straight line", arguments: [1, 4])
  func smoothingOnLine(season: Int) throws {
    let line = (0..<20).map { 100 - 3 * Double($0) }
    let expected = (20..<26).map { 100 - 3 * Double($0) }
    expect(try member("ets", line, season: season), expected, within: exactSmoothingError)
  }

  @Test("exponential smoothing repeats a season", arguments: [false, true])
  func smoothingOnSeason(isNegative: Bool) throws {
    let pattern = [4.0, 7, 5, 9].map { isNegative ? -$0 : $0 }
    let series = (0..<24).map { pattern[$0 % 4] }
    let expected = (24..<30).map { pattern[$0 % 4] }
    expect(try member("ets", series, season: 4), expected, within: exactSmoothingError)
  }

  @Test("harm2 damps the growth of a harmonic and keeps its season", arguments: [4, 12])
  func harmonic(season: Int) throws {
    let growth = 0.02
    func wave(_ t: Int) -> Double { 0.3 * cos(2 * Double.pi * Double(t) / Double(season) + 1) }
    let count = 5 * season
    let series = (0..<count).map { exp(3 + growth * Double($0) + wave($0)) }
    let damping = pow(0.88, 4 / Double(season))
    let expected = (0..<6).map { step in
      let steps = (1...(step + 1)).map { pow(damping, Double($0)) }.reduce(0, +)
      return exp(3 + growth * (Double(count - 1) + steps) + wave(count + step))
    }
    expect(try member("harm2", series, season: season), expected, within: shrunkHarmonicError)
  }

  /// Every column of the regression is 1, and so is what it explains: with penalties p and weights
  /// that sum to S the forecast is S k / (1 + S k), k the sum of 1 / p.
  @Test("ardiff shrinks a steady growth towards none")
  func steadyGrowth() throws {
    let growth = 0.05
    let series = (0..<20).map { exp(1 + growth * Double($0)) }
    let weights = (0..<15).map { pow(0.97, 4 * Double($0)) }.reduce(0, +)
    let inverse = 1 / 0.3 + 4 / 2.0
    let share = weights * inverse / (1 + weights * inverse)
    let found = try member("ardiff", series, season: 1)
    expect([found[0]], [series[19] * exp(growth * share)], within: exactForecastError)
  }

  /// The same with an intercept and four lags, all penalised by 2.
  @Test("sar shrinks a steady growth over a season towards none")
  func steadySeasonalGrowth() throws {
    let growth = 0.2
    let pattern = [1.0, 3, 2, 5]
    let series = (0..<24).map { pattern[$0 % 4] * exp(growth * Double($0 / 4)) }
    let weights = (0..<16).map { pow(0.97, Double($0)) }.reduce(0, +)
    let share = weights * 2.5 / (1 + weights * 2.5)
    let found = try member("sar", series, season: 4)
    expect([found[0]], [series[20] * exp(growth * share)], within: exactForecastError)
  }

  @Test("a strong season is seen, and white noise seldom called one")
  func seasonTest() throws {
    var stream = RandomStream(seed: 4, stream: 0)
    var falseCount = 0.0
    for _ in 0..<600 {
      let noise = (0..<48).map { _ in 100 + 10 * stream.normal() }
      if SeasonalIndices.isSeasonal(noise, period: 4) { falseCount += 1 }
      let seasonal = noise.enumerated().map { $1 + ($0 % 4 == 3 ? 60.0 : 0) }
      #expect(SeasonalIndices.isSeasonal(seasonal, period: 4))
    }
    #expect(falseSeasonShares.contains(falseCount / 600))
  }
}
