/// The test for a season, and the season by the ratio to (or difference from) a centred moving
/// average.
///
/// - Source: the procedure of the M3 and M4 competitions: Makridakis and Hibon, 2000; Makridakis,
///   Spiliotis and Assimakopoulos, 2020.
struct SeasonalIndices {
  /// One for each phase of the season, the first value of the series being phase 0; mean 1 when
  /// multiplicative, 0 when additive.
  let values: [Double]
  let isMultiplicative: Bool

  /// The quantile of the normal distribution for the test at 90 %, as the competitions print it.
  private static let criticalValue = 1.645
  /// The deviation from the mean, relative to the largest value, that is taken for rounding.
  private static let roundingShare = 1e-12

  /// Whether the autocorrelation at the season's lag is beyond what the shorter lags explain.
  ///
  /// Never so with fewer than three seasons, and never for a constant series.
  static func isSeasonal(_ series: [Double], period: Int) -> Bool {
    let count = series.count
    guard period > 1, count >= 3 * period else { return false }
    let mean = series.reduce(0, +) / Double(count)
    let deviations = series.map { $0 - mean }
    let variance = deviations.reduce(0) { $0 + $1 * $1 }
    // What rounding of the mean leaves of a constant is no season.
    let rounding = roundingShare * (series.map { abs($0) }.max() ?? 0)
    guard variance > Double(count) * rounding * rounding else { return false }
    func correlation(_ lag: Int) -> Double {
      zip(deviations, deviations.dropFirst(lag)).reduce(0) { $0 + $1.0 * $1.1 } / variance
    }
    let shorter = (1..<period).reduce(0) { $0 + correlation($1) * correlation($1) }
    let limit = criticalValue * ((1 + 2 * shorter) / Double(count)).squareRoot()
    return abs(correlation(period)) > limit
  }

  /// The season of a series of at least two periods; `nil` when there are fewer, or when a
  /// multiplicative season would not be positive.
  init?(_ series: [Double], period: Int, isMultiplicative: Bool) {
    guard period > 1, series.count >= 2 * period else { return nil }
    let average = SeasonalIndices.centredAverage(series, period: period)
    var sums = [Double](repeating: 0, count: period)
    var counts = [Double](repeating: 0, count: period)
    let first = period / 2
    for (offset, level) in average.enumerated() {
      let t = first + offset
      if isMultiplicative, !(level > 0) { return nil }
      sums[t % period] += isMultiplicative ? series[t] / level : series[t] - level
      counts[t % period] += 1
    }
    let means = zip(sums, counts).map { $1 > 0 ? $0 / $1 : (isMultiplicative ? 1 : 0) }
    let mean = means.reduce(0, +) / Double(period)
    if isMultiplicative, !means.allSatisfy({ $0 > 0 }) { return nil }
    values = means.map { isMultiplicative ? $0 / mean : $0 - mean }
    self.isMultiplicative = isMultiplicative
  }

  /// The moving average over a whole season, for the values from index period / 2 on.
  ///
  /// An even season has half weights at both ends.
  private static func centredAverage(_ series: [Double], period: Int) -> [Double] {
    let half = period / 2
    guard series.count > 2 * half else { return [] }
    let endWeight = period.isMultiple(of: 2) ? 0.5 : 1.0
    return (half..<(series.count - half)).map { t in
      var sum = endWeight * (series[t - half] + series[t + half])
      for other in (t - half + 1)..<max(t - half + 1, t + half) { sum += series[other] }
      return sum / Double(period)
    }
  }

  /// The series without its season.
  func adjusted(_ series: [Double]) -> [Double] {
    series.enumerated().map { t, value in
      let index = values[t % values.count]
      return isMultiplicative ? value / index : value - index
    }
  }

  /// Forecasts of the adjusted series with the season put back; the first is of time `start`.
  func seasonal(_ forecasts: [Double], start: Int) -> [Double] {
    forecasts.enumerated().map { step, value in
      let index = values[(start + step) % values.count]
      return isMultiplicative ? value * index : value + index
    }
  }
}
