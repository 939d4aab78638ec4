/// Where exponential smoothing starts: season by a centred moving average, level and slope by a
/// line through the first values.
struct SmoothingStart {
  let level: Double
  let slope: Double
  /// One for each phase; empty without a season.
  let season: [Double]
}

extension SmoothingStart {
  private static let longestLine = 10

  /// The start for a form; `nil` when the season cannot be had.
  init?(_ series: [Double], form: SmoothingForm, period: Int) {
    var adjusted = series
    var season: [Double] = []
    if form.season != .none {
      guard
        let indices = SeasonalIndices(
          series, period: period, isMultiplicative: form.season == .multiplicative)
      else { return nil }
      season = indices.values
      adjusted = indices.adjusted(series)
    }
    let line = StraightLine(adjusted.prefix(SmoothingStart.longestLine))
    let first = line.value(at: -1)
    let level = form.hasMultiplicativeError && !(first > 0) ? adjusted[0] : first
    self.init(level: level, slope: line.slope, season: season)
  }
}
