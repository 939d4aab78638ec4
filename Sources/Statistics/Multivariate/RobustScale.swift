internal import Foundation

/// The tau estimate of location and scale: a weighted mean and a bounded sum of squares around the
/// median.
///
/// - Source: Maronna and Zamar, "Robust estimates of location and dispersion for high-dimensional
///   datasets", 2002, with constants 4.5 and 3.
enum RobustScale {
  private static let locationBound = 4.5
  private static let scaleBound = 3.0
  /// E min(*z*^2, 9) of a standard normal *z*.
  private static let consistency = 0.995_007_278_034_454

  /// Location and scale; the scale falls back to the standard deviation when more than half of the
  /// values are the same, and is 0 for a constant.
  static func tau(_ values: [Double]) -> (location: Double, scale: Double) {
    let (median, deviation) = OrderStatistics.medianAndDeviation(values)
    guard deviation > 0 else {
      let spread = Descriptive.standardDeviation(values) ?? 0
      return (median, spread.isFinite ? spread : 0)
    }
    var (weights, weighted) = (0.0, 0.0)
    for value in values {
      let u = (value - median) / (locationBound * deviation)
      let w = abs(u) < 1 ? (1 - u * u) * (1 - u * u) : 0
      weights += w
      weighted += w * (value - median)
    }
    let location = median + weighted / weights
    var sum = 0.0
    for value in values {
      let z = (value - location) / deviation
      sum += min(z * z, scaleBound * scaleBound)
    }
    let mean = sum / (Double(values.count) * consistency)
    return (location, deviation * mean.squareRoot())
  }
}
