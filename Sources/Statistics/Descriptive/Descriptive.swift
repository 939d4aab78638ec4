/// Summaries of a list of numbers.
///
/// A summary that does not exist, such as the mean of nothing, is `nil`. NaN in the values makes
/// sums and means NaN, and order statistics `nil`.
public enum Descriptive {
  /// The sum, with Neumaier's compensation; 0 for an empty list.
  public static func sum(_ values: some Sequence<Double>) -> Double {
    var total = CompensatedSum()
    for value in values { total.add(value) }
    return total.value
  }

  /// The arithmetic mean, corrected once by the mean of the deviations.
  public static func mean(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let count = Double(values.count)
    let first = sum(values) / count
    guard first.isFinite else { return first }
    return first + sum(values.lazy.map { $0 - first }) / count
  }

  /// The unbiased variance, with divisor *n* - 1; `nil` for fewer than two values.
  public static func variance(_ values: [Double]) -> Double? {
    guard values.count > 1, let mean = mean(values) else { return nil }
    let squares = sum(values.lazy.map { ($0 - mean) * ($0 - mean) })
    let deviations = sum(values.lazy.map { $0 - mean })
    let count = Double(values.count)
    // (1.7) of Chan, Golub and LeVeque 1983: takes out the rounding error of the mean.
    return max(0, squares - deviations * deviations / count) / (count - 1)
  }

  /// The square root of the unbiased variance.
  public static func standardDeviation(_ values: [Double]) -> Double? {
    variance(values).map { $0.squareRoot() }
  }

  /// The weighted mean; `nil` when the weights are not as many as the values, when one is
  /// negative, or when they sum to 0.
  public static func weightedMean(_ values: [Double], weights: [Double]) -> Double? {
    guard values.count == weights.count, weights.allSatisfy({ $0 >= 0 }) else { return nil }
    let total = sum(weights)
    guard total > 0 else { return nil }
    return sum(zip(values, weights).lazy.map { $0 * $1 }) / total
  }
}
