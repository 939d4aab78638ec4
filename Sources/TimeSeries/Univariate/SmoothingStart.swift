/// Where exponential smoothing starts: season by a centred moving average, level and slope by a
/// line through the first values.
struct SmoothingStart {
  let level: Double
  let slope: Double
  /// One for each phase; empty without a season.
  let season: [Double]

  private static let longestLine = 10

  /// `nil` when the season cannot be had.
  init?(_ series: [Double], form: SmoothingForm, period: Int) {
    var adjusted = series
    if form.season == .none {
      season = []
    } else {
      guard
        let indices = SeasonalIndices(
          series, period: period, isMultiplicative: form.season == .multiplicative)
      else { return nil }
      season = indices.values
      adjusted = indices.adjusted(series)
    }
    let line = StraightLine(adjusted.prefix(SmoothingStart.longestLine))
    let first = line.value(at: -1)
    level = form.hasMultiplicativeError && !(first > 0) ? adjusted[0] : first
    slope = line.slope
  }
}
