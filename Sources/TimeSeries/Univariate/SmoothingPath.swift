internal import Foundation

/// One run of exponential smoothing through a series.
struct SmoothingPath {
  private let form: SmoothingForm
  private let phi: Double
  private var level: Double
  private var slope: Double
  private var season: [Double]
  private let count: Int
  /// n log(sum of squared errors / n) + 2 (sum of log forecasts for multiplicative errors): twice
  /// the negative log-likelihood but for a constant; infinite when the path leaves what the form
  /// allows.
  private(set) var deviance = Double.infinity

  /// The squared error, relative to the mean of the series, below which a fit is exact.
  private static let exactSquare = 1e-16

  init(
    _ series: [Double], form: SmoothingForm, start: SmoothingStart,
    parameters: SmoothingParameters
  ) {
    self.form = form
    phi = parameters.phi
    count = series.count
    level = start.level + parameters.levelShift
    slope = form.trend == .none ? 0 : start.slope + parameters.slopeShift
    season = start.season
    if form.hasMultiplicativeError {
      runMultiplicative(series, parameters)
    } else {
      runAdditive(series, parameters)
    }
  }

  private mutating func runAdditive(_ series: [Double], _ parameters: SmoothingParameters) {
    var squares = 0.0
    var phase = 0
    for value in series {
      let base = level + phi * slope
      let index = season.isEmpty ? 0 : season[phase]
      let error = value - base - index
      squares += error * error
      level = base + parameters.alpha * error
      slope = phi * slope + parameters.beta * error
      if !season.isEmpty {
        season[phase] = index + parameters.gamma * error
        phase = phase + 1 == season.count ? 0 : phase + 1
      }
    }
    deviance = SmoothingPath.deviance(squares: squares, count: count)
  }

  private mutating func runMultiplicative(
    _ series: [Double], _ parameters: SmoothingParameters
  ) {
    var squares = 0.0
    var product = 1.0
    var logarithms = 0.0
    var phase = 0
    for value in series {
      let base = level + phi * slope
      let index = season.isEmpty ? 1 : season[phase]
      let forecast = base * index
      guard base > 0, index > 0, forecast > 0 else { return }
      let error = (value - forecast) / forecast
      squares += error * error
      // One logarithm for many factors.
      product *= forecast
      if product > 1e100 || product < 1e-100 {
        logarithms += log(product)
        product = 1
      }
      level = base * (1 + parameters.alpha * error)
      slope = phi * slope + parameters.beta * base * error
      if !season.isEmpty {
        season[phase] = index * (1 + parameters.gamma * error)
        phase = phase + 1 == season.count ? 0 : phase + 1
      }
    }
    deviance =
      SmoothingPath.deviance(squares: squares, count: count) + 2 * (logarithms + log(product))
  }

  private static func deviance(squares: Double, count: Int) -> Double {
    guard squares.isFinite else { return .infinity }
    return Double(count) * log(max(squares / Double(count), exactSquare))
  }

  /// Point forecasts from the end of the path.
  func forecast(horizon: Int) -> [Double] {
    var steps = 0.0
    var factor = 1.0
    return (0..<horizon).map { step in
      factor *= phi
      steps += factor
      let base = level + steps * slope
      guard !season.isEmpty else { return base }
      let index = season[(count + step) % season.count]
      return form.season == .multiplicative ? base * index : base + index
    }
  }
}
