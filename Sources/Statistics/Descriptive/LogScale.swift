internal import Foundation

/// Functions of the logarithmic and logistic scales that neither overflow nor lose digits.
public enum LogScale {
  /// log(sum of exp(*x*)); minus infinity for an empty list.
  public static func logSumExp(_ values: [Double]) -> Double {
    guard let largest = values.max(), largest.isFinite else { return values.max() ?? -.infinity }
    return largest + log(Descriptive.sum(values.lazy.map { exp($0 - largest) }))
  }

  /// log(1 + exp(*x*)), the softplus of *x*.
  public static func log1pExp(_ x: Double) -> Double {
    max(x, 0) + log1p(exp(-abs(x)))
  }

  /// 1 / (1 + exp(-*eta*)), the inverse of ``logit(_:)``.
  public static func logistic(_ eta: Double) -> Double {
    let small = exp(-abs(eta))
    return eta >= 0 ? 1 / (1 + small) : small / (1 + small)
  }

  /// log(*p* / (1 - *p*)); infinite at 0 and 1, NaN outside of 0...1.
  public static func logit(_ probability: Double) -> Double {
    log(probability) - log1p(-probability)
  }

  /// The logarithmic loss of a forecast probability: -ln of what was given to what came.
  ///
  /// The probability is brought into 0.0001...0.9999, so that one wrong certainty does not decide a
  /// whole comparison.
  public static func logLoss(_ probability: Double, isTrue: Bool) -> Double {
    let clipped = min(1 - 1e-4, max(1e-4, probability))
    return -log(isTrue ? clipped : 1 - clipped)
  }
}
