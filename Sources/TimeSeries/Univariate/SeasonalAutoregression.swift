/// "SAR": a ridge autoregression of the change over a whole season.
struct SeasonalAutoregression {
  let period: Int

  /// Forecasts on the scale of `values`; `nil` with too few values or without any change.
  func forecast(_ values: [Double], horizon: Int) -> [Double]? {
    let count = values.count - period
    guard count >= 4 else { return nil }
    let changes = zip(values.dropFirst(period), values).map { $0 - $1 }
    let scale = (changes.reduce(0) { $0 + $1 * $1 } / Double(count)).squareRoot()
    guard scale > 0 else { return nil }
    var scaled = changes.map { $0 / scale }
    let lags = count < period + 8 ? [1, 2] : Array(Set([1, 2, 3, period])).sorted()
    let longest = lags.max() ?? 1
    let ridge = DiscountedRidge(
      penalties: [Double](repeating: 2, count: lags.count + 1),
      discount: SeasonRate.rate(0.97, period: period))
    func row(_ t: Int) -> [Double] { [1] + lags.map { scaled[t - $0] } }
    guard
      let coefficients = ridge.coefficients(
        rows: (longest..<count).map(row), targets: Array(scaled.dropFirst(longest)))
    else { return nil }
    var extended = values
    for _ in 0..<horizon {
      let next = zip(coefficients, row(scaled.count)).reduce(0) { $0 + $1.0 * $1.1 }
      scaled.append(min(3, max(-3, next)))
      extended.append(extended[extended.count - period] + scaled[scaled.count - 1] * scale)
    }
    return Array(extended.suffix(horizon))
  }
}
