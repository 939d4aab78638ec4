/// Half the weighted mean and half the weighted median of several forecasts.
struct Combination {
  private let lowest: Double
  private let highest: Double
  private let last: Double

  /// How far beyond the data a member may go, in ranges of the data.
  private static let rangesBelow = 2.0
  private static let rangesAbove = 3.0

  /// - Parameter series: at least one value.
  init(guarding series: [Double]) {
    let (least, greatest) = (series.min() ?? 0, series.max() ?? 0)
    let range = greatest - least
    let floor = least - Combination.rangesBelow * range
    lowest = least >= 0 ? max(0, floor) : floor
    highest = greatest + Combination.rangesAbove * range
    last = series.last ?? 0
  }

  /// A member's values brought to where the data make them believable.
  ///
  /// What is not finite becomes the last value; the rest is clipped to two ranges of the data below
  /// the least and three above the greatest value, and to 0 and more if the data are.
  func guarded(_ values: [Double]) -> [Double] {
    values.map { $0.isFinite ? min(highest, max(lowest, $0)) : last }
  }

  /// The combination of one value of each member.
  static func combined(_ values: [Double], weights: [Double]) -> Double {
    let total = weights.reduce(0, +)
    guard total > 0 else { return 0 }
    let mean = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
    let sorted = zip(values, weights).sorted { $0.0 < $1.0 }
    let (lower, upper) = (
      median(sorted, reaching: total / 2), median(sorted.reversed(), reaching: total / 2)
    )
    return (mean + (lower + upper) / 2) / 2
  }

  /// The first value at which the weights so far reach half of all.
  private static func median(_ ordered: [(Double, Double)], reaching half: Double) -> Double {
    var sum = 0.0
    for (value, weight) in ordered {
      sum += weight
      if sum >= half { return value }
    }
    return ordered.last?.0 ?? 0
  }
}
