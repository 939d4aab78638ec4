/// The test of Diebold and Mariano whether two forecasts are equally accurate, with the correction
/// of Harvey, Leybourne and Newbold for short series.
///
/// With *d* the differences of loss (first less second), *n* of them, and *g_k* their
/// autocovariances with divisor *n*, the statistic is
///
///     mean(d) / sqrt(v / n) x sqrt((n + 1 - 2 h + h (h - 1) / n) / n),   v = g_0 + 2 (g_1 + ... + g_(h-1))
///
/// compared with t of *n* - 1 degrees of freedom. When *v* is not positive, Bartlett weights
/// 1 - *k* / *h* are put on the autocovariances, which makes it so; ``usedBartlettWeights`` tells.
/// Losses that are equal throughout give the statistic 0 and the p-value 1.
///
/// - Source: Harvey, Leybourne and Newbold, "Testing the equality of prediction mean squared
///   errors", 1997.
public struct DieboldMariano: Equatable, Sendable {
  /// The mean of first less second loss: above zero when the second forecast is better.
  public let meanDifference: Double
  /// The statistic after the correction.
  public let statistic: Double
  /// *n* - 1.
  public let degreesOfFreedom: Double
  /// The long-run variance *v* of a difference.
  public let longRunVariance: Double
  /// Whether autocovariances were weighted to keep the variance positive.
  public let usedBartlettWeights: Bool
  /// The p-value.
  public let pValue: Double

  /// The test of two lists of losses of the same cases, in order of time.
  ///
  /// - Parameters:
  ///   - first: losses of one forecast, at least 3.
  ///   - second: losses of the other, as many.
  ///   - horizon: how many steps ahead was forecast; 1 takes differences for uncorrelated.
  ///   - alternative: `.greater` when the first loses more.
  /// - Throws: ``HypothesisTestError``; ``HypothesisTestError/noVariation`` when the differences
  ///   are all the same and not 0.
  public init(
    first: [Double], second: [Double], horizon: Int = 1, alternative: Alternative = .twoSided
  ) throws(HypothesisTestError) {
    guard first.count == second.count else {
      throw .lengthMismatch(argument: "second", expected: first.count, found: second.count)
    }
    try HypothesisTestError.requireFinite(first, "first")
    try HypothesisTestError.requireFinite(second, "second")
    try self.init(
      differences: zip(first, second).map(-), horizon: horizon, alternative: alternative)
  }

  /// The test of differences of loss, in order of time.
  ///
  /// - Throws: ``HypothesisTestError`` as for two lists.
  public init(
    differences: [Double], horizon: Int = 1, alternative: Alternative = .twoSided
  ) throws(HypothesisTestError) {
    try HypothesisTestError.requireFinite(differences, "differences")
    try HypothesisTestError.requireCount(differences.count, of: "losses", atLeast: 3)
    guard horizon >= 1, horizon < differences.count else {
      throw .invalidSetting(name: "horizon", value: Double(horizon))
    }
    let (n, h) = (Double(differences.count), Double(horizon))
    let mean = Descriptive.sum(differences) / n
    meanDifference = mean
    degreesOfFreedom = n - 1
    let constant = differences.allSatisfy { $0 == differences[0] }
    if constant {
      guard differences[0] == 0 else { throw .noVariation }
      (statistic, longRunVariance, usedBartlettWeights, pValue) = (0, 0, false, 1)
      return
    }
    let covariances = Self.autocovariances(differences, mean: mean, lags: horizon)
    let plain = covariances[0] + 2 * covariances.dropFirst().reduce(0, +)
    usedBartlettWeights = plain <= 1e-12 * covariances[0]
    longRunVariance =
      usedBartlettWeights
      ? covariances.enumerated().reduce(-covariances[0]) {
        $0 + 2 * (1 - Double($1.offset) / h) * $1.element
      } : plain
    guard longRunVariance > 0, longRunVariance.isFinite else { throw .noVariation }
    let correction = ((n + 1 - 2 * h + h * (h - 1) / n) / n).squareRoot()
    statistic = mean / (longRunVariance / n).squareRoot() * correction
    do throws(DistributionError) {
      pValue = alternative.pValue(of: statistic, try StudentT(degreesOfFreedom: n - 1))
    } catch {
      throw .noVariation
    }
  }

  private static func autocovariances(
    _ values: [Double], mean: Double, lags: Int
  ) -> [Double] {
    (0..<lags).map { lag in
      let products = (lag..<values.count).lazy.map {
        (values[$0] - mean) * (values[$0 - lag] - mean)
      }
      return Descriptive.sum(products) / Double(values.count)
    }
  }
}
