/// Scores of a forecast that is given as draws.
public enum EnsembleScore {
  /// The continuous ranked probability score of the distribution that the draws come from, in the
  /// unit of the draws; `nil` without draws.
  ///
  /// The fair estimator: mean |x - y| less half the mean |x - x'| over pairs of different draws. Its
  /// expectation does not depend on the number of draws; for a single draw it is |x - y|, the score
  /// of a point. For few draws it may be below 0.
  ///
  /// - Parameters:
  ///   - sample: draws in ascending order.
  ///   - actual: what came.
  /// - Complexity: O(*n*) for draws in order, by sum over pairs = 2 sum (2 i - n - 1) x(i).
  /// - Source: Ferro (2014), "Fair scores for ensemble forecasts", *Quarterly Journal of the Royal
  ///   Meteorological Society* 140, equation 8.
  public static func crps(_ sample: [Int64], actual: Int64) -> Double? {
    guard let first = sample.first, let last = sample.last else { return nil }
    let count = Double(sample.count)
    // From the middle of the range, so that large amounts lose no digits.
    let centre = Double(first) + (Double(last) - Double(first)) / 2
    let observed = Double(actual) - centre
    var distance = 0.0
    var spread = 0.0
    for (index, draw) in sample.enumerated() {
      let value = Double(draw) - centre
      distance += abs(value - observed)
      spread += (2 * Double(index + 1) - count - 1) * value
    }
    let pairs = sample.count > 1 ? spread / (count * (count - 1)) : 0
    return distance / count - pairs
  }

  /// Where what came lies in the draws: the share below it, and half the share equal to it; `nil`
  /// without draws.
  ///
  /// The middle of the jump stands for a random place in it, so that the answer is the same at
  /// every call; it is uniform for draws without atoms only.
  ///
  /// - Parameter sample: draws in ascending order.
  public static func probabilityIntegral(_ sample: [Int64], actual: Int64) -> Double? {
    guard !sample.isEmpty else { return nil }
    let below = sample.partitioningIndex { $0 >= actual }
    let upTo = sample.partitioningIndex { $0 > actual }
    return Double(below + upTo) / 2 / Double(sample.count)
  }

  /// Mean pinball loss of quantiles, doubled: a coarse CRPS, and the absolute error where all
  /// quantiles are one point and the probabilities are symmetric.
  ///
  /// - Source: Gneiting and Raftery (2007), *Journal of the American Statistical Association* 102,
  ///   section 6.
  public static func quantileLoss(
    _ quantiles: [Double], at probabilities: [Double], actual: Double
  ) -> Double {
    let sum = zip(quantiles, probabilities).reduce(0) { sum, pair in
      sum + (actual - pair.0) * (pair.1 - (actual < pair.0 ? 1 : 0))
    }
    return 2 * sum / Double(max(1, probabilities.count))
  }
}

extension [Int64] {
  /// The first index at which a predicate holds that holds for all later ones.
  fileprivate func partitioningIndex(_ holds: (Int64) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
