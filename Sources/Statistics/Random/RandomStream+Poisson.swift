public import Foundation

extension RandomStream {
  /// A Poisson count.
  ///
  /// Exact up to the rounding of doubles: by inversion below mean 10, by transformed rejection
  /// above.
  ///
  /// - Parameter mean: in 0...1e9.
  /// - Complexity: O(*mean*) below 10, constant above.
  /// - Source: Hörmann, *The transformed rejection method for generating Poisson random
  ///   variables*, Insurance: Mathematics and Economics 12, 1993 (algorithm PTRS).
  @inlinable
  public mutating func poisson(mean: Double) -> Int {
    precondition(mean >= 0 && mean <= 1e9, "the mean of a Poisson count must be in 0...1e9")
    return mean < 10 ? poissonByInversion(mean) : poissonByRejection(mean)
  }

  @inlinable
  mutating func poissonByInversion(_ mean: Double) -> Int {
    var remaining = uniform()
    var term = exp(-mean)
    var count = 0
    // Beyond 110 the term is below 1e-60 of the sum for every mean below 10: rounding only.
    while remaining > term && count < 110 {
      remaining -= term
      count += 1
      term *= mean / Double(count)
    }
    return count
  }

  @inlinable
  mutating func poissonByRejection(_ mean: Double) -> Int {
    let logMean = log(mean)
    let b = 0.931 + 2.53 * mean.squareRoot()
    let a = -0.059 + 0.02483 * b
    let inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
    let acceptance = 0.9277 - 3.6224 / (b - 2)
    while true {
      let u = uniform() - 0.5
      let v = uniform()
      let us = 0.5 - abs(u)
      let k = ((2 * a / us + b) * u + mean + 0.43).rounded(.down)
      if us >= 0.07 && v <= acceptance { return Int(k) }
      if k < 0 || (us < 0.013 && v > us) { continue }
      let left = log(v) + log(inverseAlpha) - log(a / (us * us) + b)
      if left <= k * logMean - mean - lgamma(k + 1) { return Int(k) }
    }
  }
}
