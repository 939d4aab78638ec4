internal import Statistics

/// A ratio of sums over periods, with Student's interval of its linearised error.
///
/// - Source: Cochran, *Sampling Techniques*, 3rd ed., section 6.4.
struct RatioOfSums {
  let value: Double
  /// Half the width of the interval of 95 %; `nil` for a single period.
  let half: Double?
  let count: Int

  /// `nil` where the wholes sum to 0.
  init?(_ pairs: [(part: Double, whole: Double)]) {
    let whole = pairs.reduce(0) { $0 + $1.whole }
    guard whole > 0 else { return nil }
    let value = pairs.reduce(0) { $0 + $1.part } / whole
    self.value = value
    let n = Double(pairs.count)
    count = pairs.count
    guard pairs.count > 1, let student = try? StudentT(degreesOfFreedom: n - 1) else {
      half = nil
      return
    }
    let squares = pairs.reduce(0) { sum, pair in
      let residual = pair.part - value * pair.whole
      return sum + residual * residual
    }
    let error = (squares * n / (n - 1)).squareRoot() / whole
    half = student.quantile(0.5 + MetricReading.level / 2) * error
  }
}
