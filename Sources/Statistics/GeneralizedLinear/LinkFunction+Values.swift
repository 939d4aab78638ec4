internal import Foundation

/// A mean and what belongs to it at one value of the linear predictor.
struct LinkValue {
  /// The mean.
  var mean: Double
  /// 1 - mean without cancellation; of use for shares only.
  var complement: Double
  /// The derivative of the mean by the predictor.
  var derivative: Double
  /// The second derivative.
  var second: Double
}

extension LinkFunction {
  /// The mean at a value of the linear predictor.
  public func mean(_ predictor: Double) -> Double { value(predictor).mean }

  /// The linear predictor at a mean.
  public func predictor(_ mean: Double) -> Double {
    switch self {
    case .logit: LogScale.logit(mean)
    case .probit: NormalDistribution.standard.quantile(mean)
    case .complementaryLogLog: Foundation.log(-log1p(-mean))
    case .log: Foundation.log(mean)
    case .identity: mean
    case .squareRoot: mean.squareRoot()
    case .inverse: 1 / mean
    }
  }

  /// Far out, shares are held at the last value whose logarithm is finite.
  func value(_ predictor: Double) -> LinkValue {
    switch self {
    case .logit: LinkFunction.logistic(min(700, max(-700, predictor)))
    case .probit: LinkFunction.normal(min(37, max(-37, predictor)))
    case .complementaryLogLog: LinkFunction.gumbel(min(6.5, max(-700, predictor)))
    case .log:
      if predictor > 700 {
        LinkValue(mean: .infinity, complement: 0, derivative: 0, second: 0)
      } else {
        LinkFunction.exponential(max(-700, predictor))
      }
    case .identity: LinkValue(mean: predictor, complement: 1 - predictor, derivative: 1, second: 0)
    case .squareRoot:
      LinkValue(
        mean: predictor > 0 ? predictor * predictor : -1, complement: 0,
        derivative: 2 * predictor, second: 2)
    case .inverse: LinkFunction.reciprocal(predictor)
    }
  }

  private static func logistic(_ eta: Double) -> LinkValue {
    let small = exp(-abs(eta))
    let (low, high) = (small / (1 + small), 1 / (1 + small))
    let (mean, complement) = eta >= 0 ? (high, low) : (low, high)
    let derivative = low * high
    return LinkValue(
      mean: mean, complement: complement, derivative: derivative,
      second: derivative * (complement - mean))
  }

  private static func normal(_ eta: Double) -> LinkValue {
    let density = NormalDistribution.standard.density(eta)
    return LinkValue(
      mean: NormalDistribution.standard.cdf(eta),
      complement: NormalDistribution.standard.survival(eta), derivative: density,
      second: -eta * density)
  }

  private static func gumbel(_ eta: Double) -> LinkValue {
    let rate = exp(eta)
    let complement = exp(-rate)
    return LinkValue(
      mean: -expm1(-rate), complement: complement, derivative: rate * complement,
      second: rate * complement * (1 - rate))
  }

  private static func exponential(_ eta: Double) -> LinkValue {
    let mean = exp(eta)
    return LinkValue(mean: mean, complement: 1 - mean, derivative: mean, second: mean)
  }

  private static func reciprocal(_ eta: Double) -> LinkValue {
    let mean = 1 / eta
    return LinkValue(
      mean: mean, complement: 0, derivative: -mean * mean, second: 2 * mean * mean * mean)
  }
}
