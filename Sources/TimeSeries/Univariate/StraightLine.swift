/// The least squares line through values at the times 0, 1, 2 ...
struct StraightLine {
  /// The value at time 0.
  let intercept: Double
  let slope: Double

  /// The line; level through the only value, or through 0 when there is none.
  init(_ values: ArraySlice<Double>) {
    let count = Double(values.count)
    guard values.count > 1 else {
      (intercept, slope) = (values.first ?? 0, 0)
      return
    }
    let centre = (count - 1) / 2
    let mean = values.reduce(0, +) / count
    var products = 0.0
    for (t, value) in values.enumerated() { products += (Double(t) - centre) * (value - mean) }
    // The sum of squares of 0 ..< n about its mean.
    slope = products / (count * (count * count - 1) / 12)
    intercept = mean - slope * centre
  }

  func value(at time: Double) -> Double { intercept + slope * time }
}
