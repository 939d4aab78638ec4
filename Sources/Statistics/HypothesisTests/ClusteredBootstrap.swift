internal import LinearAlgebra

/// Intervals by drawing whole clusters with replacement.
///
/// Rows of one cluster (a quarter, a seller) go together, so what they have in common is not
/// mistaken for information. The draws depend on the seed alone, not on the number of workers.
///
/// - Source: Davison and Hinkley, *Bootstrap Methods and their Application*, 1997.
public struct ClusteredBootstrap: Codable, Equatable, Sendable {
  /// How many times clusters are drawn.
  public let draws: Int
  /// The level of the interval, for instance 0.95.
  public let level: Double
  /// What the draws follow from.
  public let seed: UInt64

  /// A checked bootstrap.
  ///
  /// - Throws: ``HypothesisTestError/invalidSetting(name:value:)``.
  public init(
    draws: Int = 2000, level: Double = 0.95, seed: UInt64
  ) throws(HypothesisTestError) {
    try HypothesisTestError.requireDraws(draws)
    try HypothesisTestError.requireLevel(level)
    self.draws = draws
    self.level = level
    self.seed = seed
  }

  /// The percentile interval of any statistic of clusters.
  ///
  /// - Parameters:
  ///   - clusterCount: how many clusters there are, at least 2.
  ///   - workers: the most threads to use; the result does not depend on it.
  ///   - statistic: the statistic of the drawn clusters, each named by its number as often as it
  ///     was drawn; it must give a finite number.
  /// - Throws: ``HypothesisTestError/tooFew(what:needed:found:)``;
  ///   ``HypothesisTestError/badValue(argument:row:value:)`` for a statistic that is not finite.
  public func interval(
    clusterCount: Int, workers: Int = 1, statistic: @Sendable ([Int]) -> Double
  ) throws(HypothesisTestError) -> BootstrapInterval {
    try HypothesisTestError.requireCount(clusterCount, of: "clusters", atLeast: 2)
    let estimate = statistic(Array(0..<clusterCount))
    let values = Parallel.map(count: draws, workers: workers) { draw in
      var stream = RandomStream(seed: seed, stream: 0x636C_7573, substream: UInt64(draw))
      return statistic((0..<clusterCount).map { _ in stream.integer(below: clusterCount) })
    }
    try HypothesisTestError.requireFinite([estimate], "statistic")
    try HypothesisTestError.requireFinite(values, "statistic")
    let sorted = values.sorted()
    let tail = (1 - level) / 2
    guard
      let lower = Descriptive.quantile(sorted: sorted, probability: tail),
      let upper = Descriptive.quantile(sorted: sorted, probability: 1 - tail),
      let spread = draws > 1 ? Descriptive.standardDeviation(values) : 0
    else { throw .tooFew(what: "draws", needed: 1, found: draws) }
    return BootstrapInterval(
      estimate: estimate, standardError: spread, lower: lower, upper: upper, draws: sorted)
  }

  /// The percentile interval of a mean over rows, clusters drawn whole.
  ///
  /// - Parameters:
  ///   - values: one for each row, finite.
  ///   - clusters: the cluster of each row, any numbers.
  ///   - workers: the most threads to use; the result does not depend on it.
  /// - Throws: ``HypothesisTestError`` for lists of different lengths, values that are not finite,
  ///   fewer than 2 clusters.
  public func meanInterval(
    _ values: [Double], clusters: [Int], workers: Int = 1
  ) throws(HypothesisTestError) -> BootstrapInterval {
    guard clusters.count == values.count else {
      throw .lengthMismatch(argument: "clusters", expected: values.count, found: clusters.count)
    }
    try HypothesisTestError.requireFinite(values, "values")
    let (sums, counts) = Self.totals(values, clusters)
    return try interval(clusterCount: sums.count, workers: workers) { drawn in
      var (sum, count) = (CompensatedSum(), 0.0)
      for cluster in drawn {
        sum.add(sums[cluster])
        count += counts[cluster]
      }
      return sum.value / count
    }
  }

  /// Sums and counts of the rows of each cluster, clusters in the order of their numbers.
  private static func totals(_ values: [Double], _ clusters: [Int]) -> ([Double], [Double]) {
    let names = Set(clusters).sorted()
    var position: [Int: Int] = [:]
    for (index, name) in names.enumerated() { position[name] = index }
    var sums = [CompensatedSum](repeating: CompensatedSum(), count: names.count)
    var counts = [Double](repeating: 0, count: names.count)
    for (value, cluster) in zip(values, clusters) {
      let index = position[cluster, default: 0]
      sums[index].add(value)
      counts[index] += 1
    }
    return (sums.map(\.value), counts)
  }
}
