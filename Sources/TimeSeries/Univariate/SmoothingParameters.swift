internal import Foundation

/// The parameters of exponential smoothing, made from numbers that the search may move freely.
struct SmoothingParameters {
  /// Of the level, the slope and the season.
  var alpha = 0.0
  var beta = 0.0
  var gamma = 0.0
  /// The damping of the slope; 1 when it is not damped.
  var phi = 1.0
  var levelShift = 0.0
  var slopeShift = 0.0
}

extension SmoothingParameters {
  /// The parameters that free numbers stand for.
  ///
  /// - Parameters:
  ///   - free: as many as the form's parameters, in the order of the lines below.
  ///   - step: the mean absolute change of the series.
  init(_ free: [Double], form: SmoothingForm, step: Double) {
    var next = 0
    func take() -> Double {
      next += 1
      return free[next - 1]
    }
    alpha = 0.0001 + 0.9998 * SmoothingParameters.logistic(take())
    levelShift = take() * step
    if form.trend != .none {
      beta = alpha * SmoothingParameters.logistic(take())
      slopeShift = take() * step / 5
      if form.trend == .damped { phi = 0.8 + 0.18 * SmoothingParameters.logistic(take()) }
    }
    if form.season != .none { gamma = (1 - alpha) * SmoothingParameters.logistic(take()) }
  }

  /// The free numbers to begin a search at.
  static func free(alpha: Double, ratio: Double, form: SmoothingForm) -> [Double] {
    var free = [logit(alpha), 0]
    if form.trend != .none {
      free += [logit(ratio), 0]
      if form.trend == .damped { free.append(logit(0.7)) }
    }
    if form.season != .none { free.append(logit(ratio)) }
    return free
  }

  private static func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
  private static func logit(_ share: Double) -> Double { log(share / (1 - share)) }
}
