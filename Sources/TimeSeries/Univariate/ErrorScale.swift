internal import Foundation

/// The scale of a forecast's error, step by step, from three sources: changes over a season, the
/// errors of the same methods at past ends of the series, and how far the members are apart.
struct ErrorScale {
  private let period: Int
  /// The mean absolute change over a season.
  private let change: Double
  /// Absolute errors of the past, each with its step and divided by the growth of errors to it.
  private let errors: [(step: Int, size: Double)]

  private static let origins = 8
  /// The least history that a past forecast is made from.
  private static let leastHistory = 8
  /// The weight of the mean over all steps in that of a few.
  private static let priorCount = 3.0
  /// The share of the change over a season that the sources have at least.
  private static let floor = 0.02
  private static let logarithmLimit = 4.0

  /// `nil` for a series not longer than a season or without a change over one.
  init?(_ values: [Double], period: Int) {
    guard values.count > period else { return nil }
    let changes = zip(values.dropFirst(period), values).map { abs($0 - $1) }
    change = changes.reduce(0, +) / Double(changes.count)
    guard change > 0, change.isFinite else { return nil }
    self.period = period
    errors = ErrorScale.pastErrors(values, period: period)
  }

  private static func pastErrors(
    _ values: [Double], period: Int
  ) -> [(step: Int, size: Double)] {
    let methods = MemberForecasts(period: period)
    var errors: [(step: Int, size: Double)] = []
    for ahead in 1...origins {
      let count = values.count - ahead
      guard count >= max(2 * period, leastHistory) else { break }
      let forecast = methods.combined(Array(values.prefix(count)), horizon: ahead).mean
      for (index, predicted) in forecast.enumerated() {
        let size = abs(values[count + index] - predicted) / growth(index + 1)
        errors.append((index + 1, size))
      }
    }
    return errors
  }

  /// How errors grow with the step, roughly; the coefficients mend it.
  private static func growth(_ step: Int) -> Double { pow(Double(step), 0.35) }

  /// The scale of the error of each step.
  ///
  /// - Parameter members: the members' forecasts, each with a value for each step.
  func deviations(members: [[Double]], horizon: Int) -> [Double] {
    let coefficients = ErrorShape.shape(period: period).scale
    let overall = errors.reduce(0) { $0 + $1.size } / Double(max(1, errors.count))
    return (0..<horizon).map { index in
      let step = index + 1
      let own = errors.isEmpty ? 0.7 * change : ownError(step, overall: overall)
      let sources = [
        log(Double(step)),
        ErrorScale.limited(log(max(own, ErrorScale.floor * change) / change)),
        ErrorScale.limited(log(spread(members, index) / change + ErrorScale.floor)),
      ]
      let logarithm = zip(coefficients.dropFirst(), sources)
        .reduce(coefficients[0]) { $0 + $1.0 * $1.1 }
      return change * exp(logarithm)
    }
  }

  /// The mean past error of a step and its neighbours, drawn to that of all steps.
  private func ownError(_ step: Int, overall: Double) -> Double {
    let near = errors.filter { abs($0.step - step) <= 1 }
    let sum = near.reduce(0) { $0 + $1.size } + ErrorScale.priorCount * overall
    return sum / (Double(near.count) + ErrorScale.priorCount)
  }

  /// The standard deviation of the members' forecasts of a step.
  private func spread(_ members: [[Double]], _ index: Int) -> Double {
    let values = members.map { $0[index] }
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(values.count)).squareRoot()
  }

  private static func limited(_ logarithm: Double) -> Double {
    min(logarithmLimit, max(-logarithmLimit, logarithm))
  }
}
