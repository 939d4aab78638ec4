internal import Foundation
internal import Statistics

/// Coefficients of the errors' scale and quantiles of the errors relative to it, as fitted to the
/// dev halves of the M1, M3 and tourism competitions.
struct ErrorShape {
  /// Of log scale: constant, log step, log own errors, log spread of the members.
  let scale: [Double]
  /// A probability, and the quantile: a constant and what is added for each unit of log step.
  private let quantiles: [(probability: Double, constant: Double, slope: Double)]

  /// The probability between the outermost quantiles.
  static let highestLevel = 0.95
  /// The step from which on the shape stays: none so far ahead was seen.
  private static let lastStep = 24

  private static let quarterly = ErrorShape(
    scale: [0.143, 0.322, 0.378, 0.262],
    quantiles: [
      (0.025, -2.832, 0.149), (0.05, -2.173, 0.068), (0.1, -1.531, 0.030),
      (0.9, 1.494, 0.067), (0.95, 2.110, 0.118), (0.975, 2.763, 0.179),
    ])

  private static let monthly = ErrorShape(
    scale: [0.013, 0.228, 0.323, 0.312],
    quantiles: [
      (0.025, -2.770, 0.064), (0.05, -2.252, 0.102), (0.1, -1.643, 0.092),
      (0.9, 1.472, 0.083), (0.95, 2.038, 0.108), (0.975, 2.628, 0.129),
    ])

  /// The months' for seasons of eight steps or more, else the quarters'.
  static func shape(period: Int) -> ErrorShape { period < 8 ? quarterly : monthly }

  /// The ends of an interval, in units of the scale.
  ///
  /// - Parameter level: above 0, up to ``highestLevel``.
  func quantiles(level: Double, step: Int) -> (low: Double, high: Double) {
    let tail = (1 - level) / 2
    return (quantile(tail, step: step), quantile(1 - tail, step: step))
  }

  /// The quantile of a probability, between the known ones along the normal distribution's.
  private func quantile(_ probability: Double, step: Int) -> Double {
    let time = log(Double(min(step, ErrorShape.lastStep)))
    let known = quantiles.map { $0.constant + $0.slope * time }
    let upper = quantiles.firstIndex { $0.probability >= probability } ?? quantiles.count - 1
    let index = max(1, upper)
    let normal = NormalDistribution.standard
    let low = normal.quantile(quantiles[index - 1].probability)
    let high = normal.quantile(quantiles[index].probability)
    let share = (normal.quantile(probability) - low) / (high - low)
    let bounded = min(1, max(0, share))
    return known[index - 1] * (1 - bounded) + known[index] * bounded
  }
}
