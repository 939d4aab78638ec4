internal import Statistics

/// The steps from log-odds to probabilities and money.
enum Chance {
  static func probability(logOdds: Double) -> Double { LogScale.logistic(logOdds) }

  /// P(won within so many weeks) as the forecast of the deal offers them.
  static func withinWeeks(_ forecast: DealForecast) -> [(weeks: Int, probability: Double)] {
    forecast.withinWeeks.sorted { $0.key < $1.key }.map { (weeks: $0.key, probability: $0.value) }
  }

  /// The share of the difference of two probabilities that falls to one unit of log-odds on the
  /// straight way between them.
  static func slope(from start: Double, to end: Double) -> Double {
    let low = probability(logOdds: start)
    let high = probability(logOdds: end)
    guard abs(end - start) > 1e-9 else { return low * (1 - low) }
    return (high - low) / (end - start)
  }

  /// Amounts rounded to whole minor units so that they add up to `total`: what is given up to each
  /// is rounded, the last one takes what is left.
  static func rounded(_ values: [Double], total: Int64) -> [Int64] {
    var running = 0.0
    var given: Int64 = 0
    return values.enumerated().map { position, value in
      running += value
      let upToHere = position == values.count - 1 ? total : Int64(running.rounded())
      defer { given = upToHere }
      return upToHere - given
    }
  }
}
