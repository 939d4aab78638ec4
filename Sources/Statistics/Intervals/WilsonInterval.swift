/// Wilson's score interval of a proportion.
///
/// It stays inside 0...1, is not empty at 0 or all successes, and covers close to its level.
///
/// - Source: Wilson, "Probable inference, the law of succession, and statistical inference",
///   1927, without continuity correction.
public struct WilsonInterval: Equatable, Sendable {
  /// The share of successes.
  public let estimate: Double
  /// The lower end.
  public let lower: Double
  /// The upper end.
  public let upper: Double

  /// The interval for successes among trials; both may be sums of weights.
  ///
  /// - Throws: ``DistributionError`` when there are no trials, more successes than trials, or a
  ///   level outside of 0...1.
  public init(
    successes: Double, trials: Double, level: Double = 0.95
  ) throws(DistributionError) {
    try ProportionInterval.check(successes: successes, trials: trials, level: level)
    let z = NormalDistribution.standard.quantile(0.5 + level / 2)
    let share = successes / trials
    let scale = 1 + z * z / trials
    let centre = (share + z * z / (2 * trials)) / scale
    let spread = share * (1 - share) / trials + z * z / (4 * trials * trials)
    let halfWidth = z * spread.squareRoot() / scale
    estimate = share
    lower = successes == 0 ? 0 : max(0, centre - halfWidth)
    upper = successes == trials ? 1 : min(1, centre + halfWidth)
  }

  /// The interval for counts.
  ///
  /// - Throws: ``DistributionError`` as for sums of weights.
  public init(successes: Int, trials: Int, level: Double = 0.95) throws(DistributionError) {
    try self.init(successes: Double(successes), trials: Double(trials), level: level)
  }
}
