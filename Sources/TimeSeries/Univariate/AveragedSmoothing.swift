internal import Foundation

/// Exponential smoothing: up to twelve models, averaged by how well they explain the series.
///
/// The weight of a model is exp(-(AICc - least AICc) / 2).
///
/// - Source: the models as in Hyndman, Koehler, Ord and Snyder, 2008; the weights of Burnham and
///   Anderson, *Model Selection and Multimodel Inference*, 2002; combined as in Kolassa,
///   "Combining exponential smoothing forecasts using Akaike weights", 2011.
struct AveragedSmoothing {
  let period: Int

  private static let iterations = 80
  private static let starts: [(alpha: Double, ratio: Double)] = [
    (0.1, 0.05), (0.3, 0.05), (0.7, 0.05), (0.1, 0.3), (0.3, 0.3), (0.7, 0.3),
  ]

  /// Forecasts in the unit of the series; `nil` when no model has more values than parameters.
  func forecast(_ series: [Double], horizon: Int) -> [Double]? {
    let count = Double(series.count)
    let unit = series.reduce(0) { $0 + abs($1) } / count
    guard series.count >= 3, unit > 0, unit.isFinite else { return nil }
    let scaled = series.map { $0 / unit }
    let step = zip(scaled.dropFirst(), scaled).reduce(0) { $0 + abs($1.0 - $1.1) } / (count - 1)
    let isPositive = series.allSatisfy { $0 > 0 }
    let fits = SmoothingForm.pool.compactMap { form -> (criterion: Double, path: SmoothingPath)? in
      guard isPositive || !form.hasMultiplicativeError else { return nil }
      guard let path = fit(scaled, form: form, step: step) else { return nil }
      return (path.deviance + penalty(form, count: series.count), path)
    }
    guard let least = fits.map(\.criterion).min(), least.isFinite else { return nil }
    var sum = [Double](repeating: 0, count: horizon)
    var total = 0.0
    for fit in fits {
      let weight = exp(-(fit.criterion - least) / 2)
      guard weight > 1e-6 else { continue }
      total += weight
      for (index, value) in fit.path.forecast(horizon: horizon).enumerated() {
        sum[index] += weight * value
      }
    }
    return sum.map { $0 / total * unit }
  }

  /// What AICc adds to the deviance; infinite when the series is too short for the form.
  private func penalty(_ form: SmoothingForm, count: Int) -> Double {
    let parameters = Double(form.parameterCount + 1 + (form.season == .none ? 0 : period - 1))
    let rest = Double(count) - parameters - 1
    return rest > 0 ? 2 * parameters + 2 * parameters * (parameters + 1) / rest : .infinity
  }

  private func fit(_ series: [Double], form: SmoothingForm, step: Double) -> SmoothingPath? {
    guard form.season == .none || (period > 1 && series.count >= 2 * period + 4),
      penalty(form, count: series.count).isFinite,
      let start = SmoothingStart(series, form: form, period: period)
    else { return nil }
    func path(_ free: [Double]) -> SmoothingPath {
      let parameters = SmoothingParameters(free, form: form, step: step)
      return SmoothingPath(series, form: form, start: start, parameters: parameters)
    }
    var best: (free: [Double], deviance: Double)?
    for begin in AveragedSmoothing.starts {
      let free = SmoothingParameters.free(alpha: begin.alpha, ratio: begin.ratio, form: form)
      let deviance = path(free).deviance
      if deviance < best?.deviance ?? .infinity { best = (free, deviance) }
    }
    guard let best else { return nil }
    let search = SimplexSearch(
      steps: [Double](repeating: 1, count: form.parameterCount),
      iterations: AveragedSmoothing.iterations)
    return path(search.minimum(from: best.free) { path($0).deviance })
  }
}
