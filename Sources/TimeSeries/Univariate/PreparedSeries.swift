/// A series made ready for the methods: gaps filled, and scaled by a power of two.
///
/// Leading missing values are left out; trailing ones are left out too, and become the first steps
/// of a longer forecast; those between are filled.
struct PreparedSeries {
  /// Finite, the largest magnitude from 1 up to 2, unless all are 0; at least one.
  let values: [Double]
  /// What the values were divided by: a power of two, so that no digit is lost.
  let unit: Double
  /// Missing values after the last known one.
  let trailingCount: Int

  /// - Parameter series: NaN where a value is missing.
  /// - Returns: `nil` when no value is known, when one is infinite, or when more than half of those
  ///   between the first and the last known one are missing.
  init?(_ series: [Double], period: Int) {
    guard !series.contains(where: \.isInfinite),
      let first = series.firstIndex(where: { !$0.isNaN }),
      let last = series.lastIndex(where: { !$0.isNaN })
    else { return nil }
    let inner = Array(series[first...last])
    guard 2 * inner.count(where: \.isNaN) <= inner.count else { return nil }
    trailingCount = series.count - 1 - last
    let largest = inner.reduce(0) { $1.isNaN ? $0 : max($0, abs($1)) }
    // A subnormal largest value is left as it is: its power of two has no reciprocal.
    unit = largest.isNormal ? largest.binade : 1
    let divisor = unit
    values = PreparedSeries.filled(inner.map { $0 / divisor }, period: period)
  }

  /// Values of the steps after the last known one, for the steps after the end of the series and in
  /// its unit; what is too large for a number is the largest one.
  func restored(_ forecasts: [Double]) -> [Double] {
    forecasts.dropFirst(trailingCount).map {
      min(.greatestFiniteMagnitude, max(-.greatestFiniteMagnitude, $0 * unit))
    }
  }

  /// The values with each gap filled: by the mean of the same phase a season before and after where
  /// both are known, else on the straight line between the known neighbours.
  private static func filled(_ values: [Double], period: Int) -> [Double] {
    guard values.contains(where: \.isNaN) else { return values }
    var filled = values
    var before = 0
    for index in values.indices where values[index].isNaN {
      if !values[index - 1].isNaN { before = index - 1 }
      if period > 1, index >= period, index + period < values.count {
        let mean = (values[index - period] + values[index + period]) / 2
        if !mean.isNaN {
          filled[index] = mean
          continue
        }
      }
      let after = values[index...].firstIndex { !$0.isNaN } ?? before
      let share = Double(index - before) / Double(max(1, after - before))
      filled[index] = values[before] * (1 - share) + values[after] * share
    }
    return filled
  }
}
