/// The exact interval of a proportion: it covers at least its level, and is wider than Wilson's.
///
/// - Source: Clopper and Pearson, "The use of confidence or fiducial limits", 1934.
public struct ClopperPearsonInterval: Equatable, Sendable {
  /// The share of successes.
  public let estimate: Double
  /// The lower end.
  public let lower: Double
  /// The upper end.
  public let upper: Double

  /// The interval for successes among trials.
  ///
  /// - Throws: ``DistributionError`` when there are no trials, more successes than trials, or a
  ///   level outside of 0...1.
  public init(successes: Int, trials: Int, level: Double = 0.95) throws(DistributionError) {
    let (k, n) = (Double(successes), Double(trials))
    try ProportionInterval.check(successes: k, trials: n, level: level)
    let tail = (1 - level) / 2
    estimate = k / n
    lower = k == 0 ? 0 : try BetaDistribution(alpha: k, beta: n - k + 1).quantile(tail)
    upper = k == n ? 1 : try BetaDistribution(alpha: k + 1, beta: n - k).quantile(1 - tail)
  }
}
