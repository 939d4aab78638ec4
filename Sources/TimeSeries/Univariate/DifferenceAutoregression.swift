/// "ardiff": a ridge regression of the change from one value to the next on the changes before it
/// and on the phase of the season.
///
/// Changes are of the logarithm where the data allow it, so they are growth rates.
struct DifferenceAutoregression {
  let period: Int

  private static let leastCount = 8

  /// Forecasts on the scale of `values`; `nil` with too few values or without any change.
  func forecast(_ values: [Double], horizon: Int) -> [Double]? {
    let changes = zip(values.dropFirst(), values).map { $0 - $1 }
    let lagCount = values.count < 6 * period ? 2 : 4
    guard values.count >= DifferenceAutoregression.leastCount, let last = values.last else {
      return nil
    }
    let scale = (changes.reduce(0) { $0 + $1 * $1 } / Double(changes.count)).squareRoot()
    guard scale > 0 else { return nil }
    var scaled = changes.map { $0 / scale }
    let isSeasonal = period > 1 && values.count >= 2 * period
    let ridge = DiscountedRidge(
      penalties: [0.3] + [Double](repeating: 2, count: lagCount)
        + [Double](repeating: 3, count: isSeasonal ? period : 0),
      discount: SeasonRate.rate(0.97, period: period))
    func row(_ t: Int) -> [Double] {
      [1] + (1...lagCount).map { scaled[t - $0] } + (isSeasonal ? phases(t) : [])
    }
    guard
      let coefficients = ridge.coefficients(
        rows: (lagCount..<scaled.count).map(row), targets: Array(scaled.dropFirst(lagCount)))
    else { return nil }
    var level = last
    return (0..<horizon).map { _ in
      let next = zip(coefficients, row(scaled.count))
        .reduce(0) { $0 + $1.0 * $1.1 }
      let change = min(3, max(-3, next))
      scaled.append(change)
      level += change * scale
      return level
    }
  }

  /// Which phase it is, less the share of each in the time.
  private func phases(_ t: Int) -> [Double] {
    (0..<period).map { (t % period == $0 ? 1 : 0) - 1 / Double(period) }
  }
}
