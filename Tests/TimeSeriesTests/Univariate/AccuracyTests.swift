import TestSupport
import Testing
import TimeSeries

@Suite("Accuracy of univariate forecasts on the competitions' series")
struct AccuracyTests {
  /// The published figures leave out the three series of M1 below this.
  private static let fewestValues = 12

  @Test(
    "the combination and exponential smoothing are as good as documented", arguments: PublicSet.all)
  func combination(set: PublicSet) throws {
    guard let all = try set.series() else { return }
    var (combined, smoothing, naive2) = (
      CompetitionAccuracy(), CompetitionAccuracy(), CompetitionAccuracy()
    )
    let ensemble = UnivariateEnsemble(seasonLength: set.period)
    for series in all where series.train.count >= AccuracyTests.fewestValues {
      let horizon = series.test.count
      let forecast = try #require(ensemble.forecast(series.train, horizon: horizon))
      let averaged = try #require(forecast.members.first { $0.name == "ets" })
      combined.add(forecast.mean, of: series, period: set.period)
      smoothing.add(averaged.values, of: series, period: set.period)
      naive2.add(
        CompetitionAccuracy.naive2(series.train, period: set.period, horizon: horizon),
        of: series, period: set.period)
    }
    let combinedScore = combined.overallWeightedAverage(against: naive2)
    let smoothingScore = smoothing.overallWeightedAverage(against: naive2)
    print("OWA of \(set.name): combined \(combinedScore), ets \(smoothingScore)")
    #expect(combinedScore <= combinedAccuracyLimits[set.name] ?? 0)
    #expect(smoothingScore <= smoothingAccuracyLimits[set.name] ?? 0)
  }

  @Test(
    "the scores are those that the sets' descriptions print for the seasonal naive forecast",
    arguments: [
      ("M1 quarterly", 21.980, 2.363), ("M3 quarterly", 11.380, 1.446),
      ("tourism quarterly", 16.374, 1.649), ("M1 monthly", 17.224, 1.359),
      ("M3 monthly", 17.658, 1.167), ("tourism monthly", 20.485, 1.593),
    ])
  func scores(name: String, symmetricPercent: Double, scaled: Double) throws {
    let set = try #require(PublicSet.all.first { $0.name == name })
    guard let all = try set.series() else { return }
    var accuracy = CompetitionAccuracy()
    for series in all {
      let naive = CompetitionAccuracy.seasonalNaive(
        series.train, period: set.period, horizon: series.test.count)
      accuracy.add(naive, of: series, period: set.period)
    }
    #expect(abs(accuracy.symmetricPercent - symmetricPercent) <= printedAccuracyError)
    #expect(abs(accuracy.scaled - scaled) <= printedAccuracyError)
  }

  /// MASE with the changes from one week to the next as scale, as M4 has it for weeks.
  @Test("weeks, forecast from three years, stay within the error that R has on the whole set")
  func weeks() throws {
    guard let all = try weeklySeries() else { return }
    let ensemble = UnivariateEnsemble(seasonLength: 52)
    var scaled = 0.0
    for series in all {
      let known = Array(series.train.suffix(156))
      let forecast = try #require(ensemble.forecast(known, horizon: series.test.count))
      let changes = zip(series.train.dropFirst(), series.train).map { abs($0 - $1) }
      let errors = zip(forecast.mean, series.test).map { abs($0 - $1) }
      let scale = changes.reduce(0, +) / Double(changes.count)
      scaled += errors.reduce(0, +) / Double(errors.count) / scale
    }
    print("MASE of M4 weekly: \(scaled / Double(all.count)) of \(all.count) series")
    #expect(scaled / Double(all.count) <= weeklyScaledErrorLimit)
  }
}
