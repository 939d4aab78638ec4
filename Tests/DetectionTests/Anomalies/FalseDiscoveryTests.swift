import Foundation
import TestSupport
import Testing

@testable import Detection

@Suite("What the detectors share")
struct FalseDiscoveryTests {
  @Test("Fisher's combination of two p-values by its closed form")
  func fisher() {
    // chi-squared with 4 degrees of freedom at -2 log(0.05 * 0.2): 0.01 (1 - log 0.01).
    #expect(abs(FalseDiscoveries.fisher(0.05, 0.2) - 0.01 * (1 + log(100))) < closedFormError)
    #expect(FalseDiscoveries.fisher(1, 1) == 1)
  }

  @Test(
    "Cauchy's combination of equal p-values is that p-value", arguments: [1e-9, 0.01, 0.4, 0.9])
  func cauchy(pValue: Double) {
    let combined = FalseDiscoveries.cauchy([(pValue, 1), (pValue, 3)])
    #expect(abs(combined / pValue - 1) < 1e3 * closedFormError)
  }

  @Test("Cauchy's combination: tan adds, one small p-value of two counts half")
  func cauchyOfTwo() {
    let combined = FalseDiscoveries.cauchy([(0.001, 1), (0.5, 1)])
    // tan(pi (0.5 - 0.001)) / 2, back through the arc tangent.
    let expected = atan(2 / tan(Double.pi * 0.499)) / Double.pi
    #expect(abs(combined - expected) < closedFormError)
    #expect(FalseDiscoveries.cauchy([]) == 1)
  }

  @Test("Median and scaled median absolute deviation")
  func robust() throws {
    let found = try #require(FalseDiscoveries.robust([1, 2, 3, 4, 100]))
    #expect(found.centre == 3)
    #expect(abs(found.scale - 1.4826) < closedFormError)
    #expect(FalseDiscoveries.robust([]) == nil)
  }

  @Test("The CUSUM's step is the log likelihood ratio at half the odds")
  func step() {
    // p = 0.5: at half the odds it is 1/3.
    #expect(
      abs(WinWatch.step(isWon: true, probability: 0.5) - log((1.0 / 3) / 0.5)) < closedFormError)
    #expect(
      abs(WinWatch.step(isWon: false, probability: 0.5) - log((2.0 / 3) / 0.5)) < closedFormError)
  }

  @Test("Noise of weekly counts: dispersion, and what autocorrelation adds to six weeks")
  func noise() {
    let counts = (0..<40).map { $0 % 2 == 0 ? 8.0 : 12 }
    let alternating = WeeklyNoise(counts, counts.map { _ in 10 }, window: 6)
    // Residuals 2 over the root of 10; a negative autocorrelation counts as none.
    #expect(abs(alternating.dispersion - max(1, 40 * 0.4 / 32)) < closedFormError)
    #expect(alternating.correlationFactor == 1)
    let steps = (0..<40).map { $0 < 20 ? 4.0 : 16 }
    let trending = WeeklyNoise(steps, steps.map { _ in 10 }, window: 2)
    // 40 * 3.6 / 32; lag 1 of a step: 0.95 - 0.025 by hand is held at 0.9.
    #expect(abs(trending.dispersion - 4.5) < closedFormError)
    #expect(abs(trending.correlationFactor - 1.9) < closedFormError)
  }

  @Test("A lower level is found where it begins")
  func onset() {
    let counts = [2.0, 3, 2] + [Double](repeating: 10, count: 20)
    #expect(CreationDrought.onset(counts, [Double](repeating: 10, count: 23)) == 3)
  }

  @Test("The common shift of log-odds takes the shortfall out")
  func shift() {
    let rows = (0..<4_000).map { (logOdds: 0.0, isForward: $0 % 4 == 0) }
    // A quarter instead of a half: log(1/3), but for a prior of one observation.
    let found = OddsShift(rows)
    #expect(abs(found.value - log(1.0 / 3)) < priorPull)
    #expect(abs(found.variance - 1 / (4_000 * 3.0 / 16 + 1)) < 1e-2 * found.variance)
  }
}

/// A closed form evaluated in doubles, a handful of operations.
let closedFormError = 1e-12
/// One prior observation among 4,000.
let priorPull = 5e-3
