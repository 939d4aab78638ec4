internal import LinearAlgebra

/// Tests that compare a statistic with what it would be if labels or signs were drawn by lot.
///
/// When there are no more arrangements than draws, all of them are counted and the p-value is
/// exact; otherwise arrangements are drawn, and the p-value is (1 + as extreme) / (1 + draws), so
/// it is never 0. The result depends on the seed alone, not on the number of workers.
///
/// - Source: Phipson and Smyth, "Permutation p-values should never be zero", 2010.
public struct PermutationTest: Codable, Equatable, Sendable {
  /// How many arrangements are drawn, or counted at most.
  public let draws: Int
  /// What counts as extreme.
  public let alternative: Alternative
  /// What the draws follow from.
  public let seed: UInt64

  /// Draws made by one call of a worker.
  private static let batch = 256
  /// A statistic within this relative distance of the observed one is as extreme: sums in another
  /// order differ by rounding.
  private static let slack = 1e-12

  /// A checked test.
  ///
  /// - Throws: ``HypothesisTestError/invalidSetting(name:value:)``.
  public init(
    draws: Int = 10_000, alternative: Alternative = .twoSided, seed: UInt64
  ) throws(HypothesisTestError) {
    try HypothesisTestError.requireDraws(draws)
    self.draws = draws
    self.alternative = alternative
    self.seed = seed
  }

  /// Whether differences of pairs are centred at 0: each sign might have been the other.
  ///
  /// - Parameters:
  ///   - differences: finite; for clustered rows, one sum or mean for each cluster.
  ///   - workers: the most threads to use; the result does not depend on it.
  /// - Returns: the mean difference and its p-value; 1 when all differences are 0.
  /// - Throws: ``HypothesisTestError`` for an empty list or a value that is not finite.
  public func signFlips(
    _ differences: [Double], workers: Int = 1
  ) throws(HypothesisTestError) -> PermutationResult {
    try HypothesisTestError.requireCount(differences.count, of: "differences", atLeast: 1)
    try HypothesisTestError.requireFinite(differences, "differences")
    let n = differences.count
    let observed = Descriptive.sum(differences) / Double(n)
    let threshold = threshold(observed, scale: differences)
    let isExact = n < 62 && 1 << n <= draws
    let total = isExact ? 1 << n : draws
    let extreme = count(total, workers: workers) { draw in
      var sum = 0.0
      if isExact {
        for i in 0..<n { sum += draw >> i & 1 == 0 ? differences[i] : -differences[i] }
      } else {
        var stream = stream(draw)
        var bits: UInt64 = 0
        for i in 0..<n {
          if i % 64 == 0 { bits = stream.next() }
          sum += bits & 1 == 0 ? differences[i] : -differences[i]
          bits >>= 1
        }
      }
      return alternative.evidence(sum / Double(n)) >= threshold
    }
    return PermutationResult(statistic: observed, extreme: extreme, total: total, isExact: isExact)
  }

  /// Whether two samples have the same mean: each value might have been in the other.
  ///
  /// - Parameters:
  ///   - first: finite values, at least 1.
  ///   - second: finite values, at least 1.
  ///   - workers: the most threads to use; the result does not depend on it.
  /// - Returns: the mean of the first less that of the second, and its p-value.
  /// - Throws: ``HypothesisTestError`` for an empty list or a value that is not finite.
  public func twoSample(
    _ first: [Double], _ second: [Double], workers: Int = 1
  ) throws(HypothesisTestError) -> PermutationResult {
    try HypothesisTestError.requireCount(first.count, of: "values", atLeast: 1)
    try HypothesisTestError.requireCount(second.count, of: "values", atLeast: 1)
    try HypothesisTestError.requireFinite(first, "first")
    try HypothesisTestError.requireFinite(second, "second")
    let pooled = first + second
    let (m, k) = (Double(first.count), Double(second.count))
    let sum = Descriptive.sum(pooled)
    let observed = Descriptive.sum(first) / m - Descriptive.sum(second) / k
    let threshold = threshold(observed, scale: pooled)
    let combinations = Self.combinations(of: first.count, from: pooled.count, limit: draws)
    let isExact = combinations <= draws
    let total = isExact ? combinations : draws
    let extreme = count(total, workers: workers) { draw in
      let chosen =
        isExact
        ? Self.combination(draw, of: first.count, from: pooled.count)
        : sample(first.count, from: pooled.count, draw)
      let part = chosen.reduce(0.0) { $0 + pooled[$1] }
      return alternative.evidence(part / m - (sum - part) / k) >= threshold
    }
    return PermutationResult(statistic: observed, extreme: extreme, total: total, isExact: isExact)
  }

  private func stream(_ draw: Int) -> RandomStream {
    RandomStream(seed: seed, stream: 0x7065_726D, substream: UInt64(draw))
  }

  private func threshold(_ observed: Double, scale values: [Double]) -> Double {
    let largest = values.reduce(0) { max($0, abs($1)) }
    return alternative.evidence(observed) - Self.slack * largest
  }

  /// How many of 0 ..< `total` are extreme.
  private func count(
    _ total: Int, workers: Int, _ isExtreme: @Sendable (Int) -> Bool
  ) -> Int {
    let batches = (total + Self.batch - 1) / Self.batch
    let counts = Parallel.map(count: batches, workers: workers) { batch in
      let first = batch * Self.batch
      return (first..<min(first + Self.batch, total)).reduce(0) { $0 + (isExtreme($1) ? 1 : 0) }
    }
    return counts.reduce(0, +)
  }
}
