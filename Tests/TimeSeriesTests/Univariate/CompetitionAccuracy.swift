/// Mean sMAPE (in %) and mean MASE of forecasts, as the M4 competition defines them.
struct CompetitionAccuracy {
  private var count = 0.0
  private var percentSum = 0.0
  private var scaledSum = 0.0
  var symmetricPercent: Double { percentSum / count }
  var scaled: Double { scaledSum / count }

  /// Adds the forecast of one series; a series whose seasons are all alike has no MASE and is left
  /// out.
  mutating func add(_ forecast: [Double], of series: PublicSeries, period: Int) {
    let steps = zip(series.train.dropFirst(period), series.train).map { abs($0 - $1) }
    let scale = steps.reduce(0, +) / Double(steps.count)
    guard scale > 0 else { return }
    var (percents, errors) = (0.0, 0.0)
    for (predicted, actual) in zip(forecast, series.test) {
      let size = abs(predicted) + abs(actual)
      percents += size > 0 ? 200 * abs(predicted - actual) / size : 0
      errors += abs(predicted - actual)
    }
    count += 1
    percentSum += percents / Double(series.test.count)
    scaledSum += errors / Double(series.test.count) / scale
  }

  /// OWA: the mean of both measures relative to those of another method.
  func overallWeightedAverage(against other: CompetitionAccuracy) -> Double {
    (symmetricPercent / other.symmetricPercent + scaled / other.scaled) / 2
  }

  /// The value a season before.
  static func seasonalNaive(_ train: [Double], period: Int, horizon: Int) -> [Double] {
    (0..<horizon).map { train[train.count - period + $0 % period] }
  }

  /// M4's benchmark Naive2: the last value of the series deseasonalised by classical
  /// multiplicative decomposition, where the autocorrelation at the season is beyond 90 %.
  static func naive2(_ train: [Double], period: Int, horizon: Int) -> [Double] {
    let last = train[train.count - 1]
    guard isSeasonal(train, period: period), train.allSatisfy({ $0 > 0 }) else {
      return [Double](repeating: last, count: horizon)
    }
    var ratios = [[Double]](repeating: [], count: period)
    for t in (period / 2)..<(train.count - period / 2) {
      let window = train[(t - period / 2)...(t + period / 2)]
      let ends = train[t - period / 2] + train[t + period / 2]
      ratios[t % period].append(
        train[t] / ((window.reduce(0, +) - ends / 2) / Double(period)))
    }
    let means = ratios.map { $0.reduce(0, +) / Double($0.count) }
    let total = means.reduce(0, +)
    let indices = means.map { $0 * Double(period) / total }
    return (0..<horizon).map {
      last / indices[(train.count - 1) % period] * indices[(train.count + $0) % period]
    }
  }

  private static func isSeasonal(_ train: [Double], period: Int) -> Bool {
    guard train.count >= 3 * period else { return false }
    let mean = train.reduce(0, +) / Double(train.count)
    let centred = train.map { $0 - mean }
    let products = (0...period).map { lag in
      zip(centred.dropFirst(lag), centred).map { $0 * $1 }.reduce(0, +)
    }
    let correlations = products.map { $0 / products[0] }
    let shorter = correlations[1..<period].map { $0 * $0 }.reduce(0, +)
    let limit = 1.645 * ((1 + 2 * shorter) / Double(train.count)).squareRoot()
    return abs(correlations[period]) > limit
  }
}
