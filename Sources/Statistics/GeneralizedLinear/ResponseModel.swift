internal import Foundation

/// A family with its parameters known, and a link: everything that one row adds to a fit.
struct ResponseModel: Sendable {
  enum Shape: Sendable {
    case binomial, poisson, gamma, gaussian
    case negativeBinomial(alpha: Double)
    case tweedie(power: Double)
  }

  let shape: Shape
  let link: LinkFunction

  /// - Parameter alpha: of a negative binomial response; others ignore it.
  init(_ family: ResponseFamily, link: LinkFunction, alpha: Double) {
    self.link = link
    switch family {
    case .binomial: shape = .binomial
    case .poisson: shape = .poisson
    case .gamma: shape = .gamma
    case .gaussian: shape = .gaussian
    case .negativeBinomial: shape = .negativeBinomial(alpha: alpha)
    case .tweedie(let power):
      shape = power == 1 ? .poisson : power == 2 ? .gamma : .tweedie(power: power)
    }
  }

  /// What a row of weight 1 adds.
  struct Terms {
    /// Half of the unit deviance; infinite where the mean is impossible.
    var objective: Double
    /// The derivative of the log-likelihood by the predictor, at dispersion 1.
    var score: Double
    /// Minus the expected second derivative.
    var information: Double

    static let impossible = Terms(objective: .infinity, score: 0, information: 0)
  }

  func terms(_ predictor: Double, _ response: Double) -> Terms {
    let value = link.value(predictor)
    guard isPossible(value.mean) else { return .impossible }
    let ratio = value.derivative / variance(value)
    return Terms(
      objective: 0.5 * unitDeviance(response, value),
      score: (response - value.mean) * ratio, information: value.derivative * ratio)
  }

  /// Minus the second derivative of the log-likelihood by the predictor.
  func observedInformation(_ predictor: Double, _ response: Double) -> Double {
    let value = link.value(predictor)
    let variance = variance(value)
    let ratio = value.derivative / variance
    let bend = value.second / variance - ratio * ratio * varianceSlope(value)
    return value.derivative * ratio - (response - value.mean) * bend
  }

  func isPossible(_ mean: Double) -> Bool {
    guard mean.isFinite else { return false }
    if case .gaussian = shape { return true }
    return mean > 0
  }

  func variance(_ value: LinkValue) -> Double {
    let mean = value.mean
    return switch shape {
    case .binomial: mean * value.complement
    case .poisson: mean
    case .gamma: mean * mean
    case .gaussian: 1
    case .negativeBinomial(let alpha): mean + alpha * mean * mean
    case .tweedie(let power): pow(mean, power)
    }
  }

  private func varianceSlope(_ value: LinkValue) -> Double {
    let mean = value.mean
    return switch shape {
    case .binomial: value.complement - mean
    case .poisson: 1
    case .gamma: 2 * mean
    case .gaussian: 0
    case .negativeBinomial(let alpha): 1 + 2 * alpha * mean
    case .tweedie(let power): power * pow(mean, power - 1)
    }
  }

  func unitDeviance(_ y: Double, _ value: LinkValue) -> Double {
    let mean = value.mean
    switch shape {
    case .binomial:
      return 2 * (ResponseModel.entropy(y, mean) + ResponseModel.entropy(1 - y, value.complement))
    case .poisson:
      return 2 * (ResponseModel.entropy(y, mean) - (y - mean))
    case .gamma:
      return 2 * ((y - mean) / mean - log(y / mean))
    case .gaussian:
      return (y - mean) * (y - mean)
    case .negativeBinomial(let alpha):
      let excess = log1p(alpha * (y - mean) / (1 + alpha * mean)) / alpha
      return 2 * (ResponseModel.entropy(y, mean) - y * alpha * excess - excess)
    case .tweedie(let power):
      let (one, two) = (1 - power, 2 - power)
      return 2
        * ((y == 0 ? 0 : pow(y, two) / (one * two)) - y * pow(mean, one) / one
          + pow(mean, two) / two)
    }
  }

  /// *y* log(*y* / *m*), 0 for *y* = 0.
  static func entropy(_ y: Double, _ mean: Double) -> Double {
    y == 0 ? 0 : y * log(y / mean)
  }

  /// The mean from which the first step starts.
  func startingMean(_ y: Double, trials: Double, overall: Double) -> Double {
    switch shape {
    case .binomial: (trials * y + 0.5) / (trials + 1)
    case .gaussian:
      link == .identity ? y : max(0.5 * (y + overall), 0.1 * abs(overall) + 1e-3)
    default: 0.5 * (y + (overall > 0 ? overall : 0.1))
    }
  }

  /// The range in which responses make sense.
  var responseRange: ClosedRange<Double> {
    switch shape {
    case .binomial: 0...1
    case .gaussian: -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
    case .gamma: Double.leastNonzeroMagnitude...Double.greatestFiniteMagnitude
    default: 0...Double.greatestFiniteMagnitude
    }
  }
}
