internal import Foundation

extension ResponseModel {
  /// The log-likelihood of one row, with its constants.
  ///
  /// - Parameters:
  ///   - weight: divides the dispersion; for shares of `trials` it does not include them.
  ///   - dispersion: of use for gamma, Tweedie and Gaussian responses.
  func logLikelihood(
    _ y: Double, _ value: LinkValue, trials: Double, weight: Double, dispersion: Double
  ) -> Double {
    let mean = value.mean
    switch shape {
    case .binomial:
      let (won, lost) = (trials * y, trials * (1 - y))
      let ways = trials == 1 ? 0 : lgamma(trials + 1) - lgamma(won + 1) - lgamma(lost + 1)
      let part =
        (won == 0 ? 0 : won * log(mean)) + (lost == 0 ? 0 : lost * log(value.complement))
      return weight * (ways + part)
    case .poisson:
      return weight * ((y == 0 ? 0 : y * log(mean)) - mean - lgamma(y + 1))
    case .negativeBinomial(let alpha):
      let size = 1 / alpha
      let ratio = log1p(alpha * mean)
      let ways = RisingFactorial.logRatio(size, y) - lgamma(y + 1)
      return weight * (ways + (y == 0 ? 0 : y * (log(alpha * mean) - ratio)) - size * ratio)
    case .gamma:
      let size = weight / dispersion
      return size * log(size * y / mean) - size * y / mean - lgamma(size) - log(y)
    case .gaussian:
      let spread = dispersion / weight
      return -0.5 * ((y - mean) * (y - mean) / spread + log(2 * .pi * spread))
    case .tweedie(let power):
      return TweedieSeries(power: power, dispersion: dispersion / weight).logDensity(y, mean: mean)
    }
  }
}

/// log(Gamma(*size* + *y*) / Gamma(*size*)) and its derivatives by *size*.
enum RisingFactorial {
  /// Whole numbers up to here are summed term by term, which loses no digits for a large size.
  private static let directLimit = 1000.0

  private static func terms(_ y: Double) -> Int? {
    y <= directLimit && y == y.rounded() ? Int(y) : nil
  }

  static func logRatio(_ size: Double, _ y: Double) -> Double {
    guard let count = terms(y) else { return lgamma(size + y) - lgamma(size) }
    return (0..<count).reduce(0) { $0 + log(size + Double($1)) }
  }

  static func firstDerivative(_ size: Double, _ y: Double) -> Double {
    guard let count = terms(y) else { return digamma(size + y) - digamma(size) }
    return (0..<count).reduce(0) { $0 + 1 / (size + Double($1)) }
  }

  static func secondDerivative(_ size: Double, _ y: Double) -> Double {
    guard let count = terms(y) else { return trigamma(size + y) - trigamma(size) }
    return (0..<count).reduce(0) { $0 - 1 / ((size + Double($1)) * (size + Double($1))) }
  }

  /// Recurrence up to 10, then the asymptotic series (Abramowitz and Stegun, 6.3.18).
  static func digamma(_ x: Double) -> Double {
    var (x, sum) = (x, 0.0)
    while x < 10 {
      sum -= 1 / x
      x += 1
    }
    let r = 1 / (x * x)
    let series =
      r * (1 / 12.0 - r * (1 / 120.0 - r * (1 / 252.0 - r * (1 / 240.0 - r * (1 / 132.0)))))
    return sum + log(x) - 0.5 / x - series
  }

  /// Recurrence up to 10, then the asymptotic series (Abramowitz and Stegun, 6.4.12).
  static func trigamma(_ x: Double) -> Double {
    var (x, sum) = (x, 0.0)
    while x < 10 {
      sum += 1 / (x * x)
      x += 1
    }
    let r = 1 / (x * x)
    let series = 1 / 6.0 - r * (1 / 30.0 - r * (1 / 42.0 - r * (1 / 30.0 - r * (5 / 66.0))))
    return sum + 1 / x + 0.5 * r + r / x * series
  }
}

/// The density of Tweedie's compound Poisson-gamma distribution, power between 1 and 2.
///
/// - Source: Dunn and Smyth, "Series evaluation of Tweedie exponential dispersion model densities",
///   Statistics and Computing 15 (2005).
struct TweedieSeries {
  let power: Double
  let dispersion: Double
  /// Terms beyond this share of the largest are left out: exp(-37) is below one rounding.
  private static let smallest = -37.0
  private static let termLimit = 200_000.0

  func logDensity(_ y: Double, mean: Double) -> Double {
    let (one, two) = (1 - power, 2 - power)
    let kernel = (y * pow(mean, one) / one - pow(mean, two) / two) / dispersion
    guard y > 0 else { return kernel }
    let alpha = two / one
    // log of W_j = j (-alpha) log(y / (p - 1)) ... of equation (14).
    let base =
      -alpha * log(y) + alpha * log(power - 1) - (1 - alpha) * log(dispersion) - log(two)
    func term(_ j: Double) -> Double { j * base - lgamma(1 + j) - lgamma(-alpha * j) }
    let peak = max(1, (pow(y, two) / (dispersion * two)).rounded())
    let top = term(peak)
    var sum = 1.0
    for step in [-1.0, 1.0] {
      var j = peak + step
      while j >= 1, abs(j - peak) < TweedieSeries.termLimit {
        let distance = term(j) - top
        if distance < TweedieSeries.smallest { break }
        sum += exp(distance)
        j += step
      }
    }
    return kernel - log(y) + top + log(sum)
  }
}
