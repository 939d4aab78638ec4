internal import Foundation

/// "harm2": a line and a few harmonics of the season by discounted least squares.
///
/// The slope is damped beyond the data, and the last residual fades out.
struct HarmonicTrend {
  let period: Int

  private static let leastCount = 8
  private static let mostHarmonics = 5

  /// Forecasts on the scale of `values`; `nil` with too few values.
  func forecast(_ values: [Double], horizon: Int) -> [Double]? {
    let isSeasonal = period > 1 && values.count >= 2 * period
    let count = values.count
    guard count >= HarmonicTrend.leastCount else { return nil }
    let rows = (0..<count).map { row($0 - count + 1, isSeasonal: isSeasonal) }
    let width = rows[0].count
    let ridge = DiscountedRidge(
      penalties: [Double](repeating: 1e-6, count: width),
      discount: SeasonRate.rate(0.93, period: period))
    guard let coefficients = ridge.coefficients(rows: rows, targets: values) else { return nil }
    func fitted(_ row: [Double]) -> Double {
      zip(coefficients, row).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let residual = values[count - 1] - fitted(rows[count - 1])
    let damping = SeasonRate.rate(0.88, period: period)
    let decay = SeasonRate.rate(0.90, period: period)
    var (steps, factor, fading) = (0.0, 1.0, residual)
    return (1...max(1, horizon)).prefix(horizon).map { step in
      factor *= damping
      steps += factor
      fading *= decay
      var ahead = row(step, isSeasonal: isSeasonal)
      ahead[1] = steps / Double(period)
      return fitted(ahead) + fading
    }
  }

  /// 1, the time in seasons from the last value, and the harmonics of the season.
  private func row(_ time: Int, isSeasonal: Bool) -> [Double] {
    var row = [1, Double(time) / Double(period)]
    guard isSeasonal else { return row }
    let phase = ((time % period) + period) % period
    for harmonic in 1...max(1, min(HarmonicTrend.mostHarmonics, period / 2)) {
      let angle = 2 * Double.pi * Double(harmonic * phase % period) / Double(period)
      row.append(cos(angle))
      if 2 * harmonic != period { row.append(sin(angle)) }
    }
    return row
  }
}
