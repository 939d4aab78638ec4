internal import Foundation

/// The five methods on one series without gaps.
struct MemberForecasts {
  let period: Int

  /// A method's forecasts and its weight in the combination.
  typealias Member = (name: String, weight: Double, values: [Double])

  /// A series' season, its members brought to believable values, and their combination.
  typealias Combined = (mean: [Double], members: [Member], isSeasonal: Bool)

  /// Below this many values the last value is a member.
  private static let shortCount = 8
  /// Below this many values it and the mean are all there is.
  private static let leastCount = 5

  /// The combination of the members that can be had.
  func combined(_ series: [Double], horizon: Int) -> Combined {
    let isSeasonal = SeasonalIndices.isSeasonal(series, period: period)
    let combination = Combination(guarding: series)
    let members = members(series, horizon: horizon, isSeasonal: isSeasonal)
      .map { Member($0.name, $0.weight, combination.guarded($0.values)) }
    let weights = members.map(\.weight)
    let mean = (0..<horizon).map { step in
      Combination.combined(members.map { $0.values[step] }, weights: weights)
    }
    return (mean, members, isSeasonal)
  }

  /// The members that can be had, in a fixed order.
  private func members(_ series: [Double], horizon: Int, isSeasonal: Bool) -> [Member] {
    let count = series.count
    var members: [Member] = []
    if count >= MemberForecasts.leastCount {
      members = methods(series, horizon: horizon, isSeasonal: isSeasonal)
    }
    if count < MemberForecasts.shortCount, let last = series.last {
      members.append(("naive", 1, [Double](repeating: last, count: horizon)))
    }
    if count < MemberForecasts.leastCount {
      let mean = series.reduce(0) { $0 + $1 / Double(count) }
      members.append(("mean", 1, [Double](repeating: mean, count: horizon)))
    }
    return members
  }

  private func methods(_ series: [Double], horizon: Int, isSeasonal: Bool) -> [Member] {
    let isPositive = series.allSatisfy { $0 > 0 }
    let scaled = isPositive ? series.map { log($0) } : series
    func unscaled(_ values: [Double]?) -> [Double]? {
      isPositive ? values?.map { exp($0) } : values
    }
    let averaged = AveragedSmoothing(period: period).forecast(series, horizon: horizon)
    let harmonic = HarmonicTrend(period: period).forecast(scaled, horizon: horizon)
    let changes = DifferenceAutoregression(period: period).forecast(scaled, horizon: horizon)
    let seasonal = SeasonalAutoregression(period: period).forecast(scaled, horizon: horizon)
    let candidates: [(String, Double, [Double]?)] = [
      ("theta", 1, theta(series, horizon: horizon, isSeasonal: isSeasonal, isPositive: isPositive)),
      ("ardiff", 1, unscaled(changes)),
      ("harm2", 1, unscaled(harmonic)),
      ("ets", series.count < 6 * period ? 3 : 2, averaged),
      ("sar", 1, unscaled(seasonal)),
    ]
    return candidates.compactMap { name, weight, values in values.map { (name, weight, $0) } }
  }

  private func theta(
    _ series: [Double], horizon: Int, isSeasonal: Bool, isPositive: Bool
  ) -> [Double]? {
    guard series.count > 1 else { return nil }
    guard isSeasonal,
      let season = SeasonalIndices(series, period: period, isMultiplicative: isPositive)
    else { return ThetaMethod.forecast(series, horizon: horizon) }
    let adjusted = ThetaMethod.forecast(season.adjusted(series), horizon: horizon)
    return season.seasonal(adjusted, start: series.count)
  }
}
