/// A model of exponential smoothing, by its error, trend and season.
///
/// - Source: the taxonomy of Hyndman, Koehler, Ord and Snyder, *Forecasting with Exponential
///   Smoothing*, 2008.
struct SmoothingForm: Equatable {
  enum Trend { case none, additive, damped }
  enum Season { case none, additive, multiplicative }

  let hasMultiplicativeError: Bool
  let trend: Trend
  let season: Season

  /// The twelve that are averaged: a season goes with the error of its own kind.
  static let pool: [SmoothingForm] = [Trend.none, .additive, .damped].flatMap { trend in
    [(false, Season.none), (true, .none), (false, .additive), (true, .multiplicative)].map {
      SmoothingForm(hasMultiplicativeError: $0.0, trend: trend, season: $0.1)
    }
  }

  /// Smoothing constants, damping, and shifts of the start: what the search moves.
  var parameterCount: Int {
    let trendCount = trend == .none ? 0 : trend == .additive ? 2 : 3
    return 2 + trendCount + (season == .none ? 0 : 1)
  }
}
