internal import Statistics

/// The interval of a quantile between two order statistics, without a distribution.
///
/// - Source: Conover, *Practical Nonparametric Statistics*, section 3.2: the number of observations below
///   the quantile is binomial.
enum OrderInterval {
  /// Positions (from 0) of the ends among sorted values; `nil` where no two of them cover the level.
  static func ranks(
    probability: Double, count: Int, level: Double = MetricReading.level
  ) -> (lower: Int, upper: Int)? {
    guard count > 1, let below = try? BinomialDistribution(trials: count, probability: probability)
    else { return nil }
    let tail = (1 - level) / 2
    let lower = Int(below.quantile(tail)) - 1
    let upper = Int(below.quantile(1 - tail))
    guard lower >= 0, upper < count, lower < upper else { return nil }
    return (lower, upper)
  }
}
