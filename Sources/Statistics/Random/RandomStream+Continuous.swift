public import Foundation

extension RandomStream {
  /// A standard normal number.
  ///
  /// Numbers come in pairs; the second is kept for the next call.
  ///
  /// - Source: Marsaglia and Bray, *A convenient method for generating normal variables*, SIAM
  ///   Review 6, 1964 (the polar method).
  @inlinable
  public mutating func normal() -> Double {
    if hasSpare {
      hasSpare = false
      return spareNormal
    }
    while true {
      let x = 2 * uniform() - 1
      let y = 2 * uniform() - 1
      let square = x * x + y * y
      if square < 1 && square > 0 {
        let factor = (-2 * log(square) / square).squareRoot()
        spareNormal = y * factor
        hasSpare = true
        return x * factor
      }
    }
  }

  /// A normal number with the given mean and standard deviation.
  @inlinable
  public mutating func normal(mean: Double, standardDeviation: Double) -> Double {
    mean + standardDeviation * normal()
  }

  /// An exponential number of mean 1.
  @inlinable
  public mutating func exponential() -> Double {
    -log(uniform())
  }

  /// A gamma number of the given shape and scale 1, so of mean and variance `shape`.
  ///
  /// - Parameter shape: positive and finite.
  /// - Source: Marsaglia and Tsang, *A simple method for generating gamma variables*, ACM TOMS
  ///   26(3), 2000; shapes below 1 by the power of a uniform, section 6 there.
  @inlinable
  public mutating func gamma(shape: Double) -> Double {
    precondition(shape > 0 && shape.isFinite, "the shape of a gamma number must be positive")
    guard shape >= 1 else {
      return gamma(shape: shape + 1) * pow(uniform(), 1 / shape)
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      let u = uniform()
      // The squeeze spares both logarithms in most draws.
      if u < 1 - 0.0331 * x * x * x * x { return d * v }
      if log(u) < 0.5 * x * x + d * (1 - v + log(v)) { return d * v }
    }
  }
}
