/// The theta method: half a straight line, half simple exponential smoothing of the line with
/// twice the curvature.
///
/// The smoothing constant is the best of a grid by the one-step errors.
///
/// - Source: Assimakopoulos and Nikolopoulos, "The theta model", *International Journal of
///   Forecasting* 16, 2000.
enum ThetaMethod {
  /// The grid of the smoothing constant: 0.02 apart, ends left out.
  private static let constants = (1..<50).map { 0.02 * Double($0) } + [0.99]

  /// Forecasts of a series without season.
  ///
  /// - Parameter series: at least two values.
  static func forecast(_ series: [Double], horizon: Int) -> [Double] {
    let line = StraightLine(series[...])
    let curved = series.enumerated().map { 2 * $1 - line.value(at: Double($0)) }
    let level = smoothedLevel(curved)
    return (0..<horizon).map { step in
      (level + line.value(at: Double(series.count + step))) / 2
    }
  }

  /// The last level of simple exponential smoothing, started at the first value.
  private static func smoothedLevel(_ values: [Double]) -> Double {
    var best = (error: Double.infinity, level: values.last ?? 0)
    for constant in constants {
      var level = values.first ?? 0
      var sum = 0.0
      for value in values.dropFirst() {
        let error = value - level
        sum += error * error
        level += constant * error
      }
      if sum < best.error { best = (sum, level) }
    }
    return best.level
  }
}
