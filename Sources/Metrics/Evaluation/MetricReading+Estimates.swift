internal import Statistics

/// The ways in which values are estimated, with their intervals.
extension MetricReading {
  /// The level of all intervals.
  static let level = 0.95

  /// A number of things; it is known, so there is no interval.
  static func count(_ count: Int, missing: Int = 0) -> MetricReading {
    MetricReading(value: Double(count), count: count, missing: missing)
  }

  /// A sum of money over priced things.
  static func money(_ sum: Int64, count: Int, missing: Int = 0) -> MetricReading {
    MetricReading(value: Double(sum), count: count, missing: missing)
  }

  /// A share of successes among trials, with Wilson's interval.
  static func share(
    _ successes: Int, of trials: Int, least: Int, missing: Int = 0
  ) -> MetricReading {
    guard trials > 0, let wilson = try? WilsonInterval(successes: successes, trials: trials) else {
      return .undefined("nothing to divide by", missing: missing)
    }
    return MetricReading(
      value: wilson.estimate, count: trials, missing: missing, lower: wilson.lower,
      upper: wilson.upper, flags: trials < least ? [.lowN] : [])
  }

  /// A share of money: the interval is Wilson's at the effective number of equal amounts,
  /// (sum of amounts)² / sum of squares.
  static func weightedShare(
    _ part: Double, of amounts: [Double], least: Int, missing: Int = 0
  ) -> MetricReading {
    let total = amounts.reduce(0, +)
    let squares = amounts.reduce(0) { $0 + $1 * $1 }
    guard total > 0, squares > 0 else {
      return .undefined("no amount to divide by", count: amounts.count, missing: missing)
    }
    let effective = total * total / squares
    let share = min(1, max(0, part / total))
    let wilson = try? WilsonInterval(successes: share * effective, trials: effective)
    return MetricReading(
      value: part / total, count: amounts.count, missing: missing, lower: wilson?.lower,
      upper: wilson?.upper, flags: amounts.count < least ? [.lowN] : [])
  }

  /// A mean with Student's interval; no interval for one value.
  static func mean(_ values: [Double], least: Int, missing: Int = 0) -> MetricReading {
    guard let mean = Descriptive.mean(values) else {
      return .undefined("no observation", missing: missing)
    }
    var reading = MetricReading(
      value: mean, count: values.count, missing: missing,
      flags: values.count < least ? [.lowN] : [])
    if let deviation = Descriptive.standardDeviation(values),
      let student = try? StudentT(degreesOfFreedom: Double(values.count - 1))
    {
      let half = student.quantile(0.5 + level / 2) * deviation / Double(values.count).squareRoot()
      reading.lower = mean - half
      reading.upper = mean + half
    }
    return reading
  }

  /// A quantile of fully observed values, with the interval of order statistics; no interval where
  /// there are too few values for one.
  static func quantile(
    _ probability: Double, of values: [Double], least: Int, missing: Int = 0
  ) -> MetricReading {
    let sorted = values.sorted()
    guard let value = Descriptive.quantile(sorted: sorted, probability: probability) else {
      return .undefined("no observation", missing: missing)
    }
    var reading = MetricReading(
      value: value, count: values.count, missing: missing,
      flags: values.count < least ? [.lowN] : [])
    if let ranks = OrderInterval.ranks(probability: probability, count: sorted.count) {
      reading.lower = sorted[ranks.lower]
      reading.upper = sorted[ranks.upper]
    }
    return reading
  }
}
