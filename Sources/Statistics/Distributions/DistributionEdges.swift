/// What the distributions have in common at the ends of their ranges.
enum DistributionEdges {
  /// A lower tail: 0 up to the lower end, 1 from the upper end on, NaN for NaN.
  @inline(__always)
  static func cdf(
    _ x: Double, from lower: Double = -.infinity, to upper: Double = .infinity,
    _ inside: (Double) -> Double
  ) -> Double {
    if x.isNaN { return .nan }
    if x <= lower { return 0 }
    return x >= upper ? 1 : inside(x)
  }

  /// An upper tail: 1 up to the lower end, 0 from the upper end on, NaN for NaN.
  @inline(__always)
  static func survival(
    _ x: Double, from lower: Double = -.infinity, to upper: Double = .infinity,
    _ inside: (Double) -> Double
  ) -> Double {
    if x.isNaN { return .nan }
    if x <= lower { return 1 }
    return x >= upper ? 0 : inside(x)
  }

  /// A density: 0 outside of the range, NaN for NaN, `atLower` at the lower end and `atUpper` at
  /// the upper.
  @inline(__always)
  static func density(
    _ x: Double, from lower: Double = -.infinity, to upper: Double = .infinity,
    atLower: Double = 0, atUpper: Double = 0, _ inside: (Double) -> Double
  ) -> Double {
    if x.isNaN { return .nan }
    if x == lower { return atLower }
    if x == upper { return atUpper }
    return x < lower || x > upper ? 0 : inside(x)
  }

  /// A quantile: the ends of the range at probabilities 0 and 1, NaN outside of 0...1.
  @inline(__always)
  static func quantile(
    _ probability: Double, from lower: Double = -.infinity, to upper: Double = .infinity,
    _ inside: (Double) -> Double
  ) -> Double {
    guard probability >= 0, probability <= 1 else { return .nan }
    if probability == 0 { return lower }
    return probability == 1 ? upper : inside(probability)
  }

  /// The density at 0 of a distribution that behaves like *x*^(`exponent` - 1) there.
  static func atZero(exponent: Double, whenOne: Double) -> Double {
    if exponent < 1 { return .infinity }
    return exponent == 1 ? whenOne : 0
  }

  /// The least whole number near a first answer for which `isReached` holds; `isReached` goes from
  /// false to true once.
  static func leastCount(near guess: Double, _ isReached: (Double) -> Bool) -> Double {
    guard guess.isFinite else { return guess }
    var count = max(0, guess.rounded())
    // Boost's answer is at most a few units off, by rounding of the probability.
    var steps = 0
    while count > 0, steps < 64, isReached(count - 1) {
      count -= 1
      steps += 1
    }
    while steps < 64, !isReached(count) {
      count += 1
      steps += 1
    }
    return count
  }
}
