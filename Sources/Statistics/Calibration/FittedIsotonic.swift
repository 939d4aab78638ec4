/// A fitted monotone curve.
public struct FittedIsotonic: Codable, Equatable, Sendable {
  /// Predictors at which the curve bends, ascending.
  public let knots: [Double]
  /// The curve at each knot.
  public let values: [Double]

  /// The curve at a predictor: interpolated between knots, level outside; NaN for NaN.
  public func value(at predictor: Double) -> Double {
    guard !predictor.isNaN, let first = knots.first, let last = knots.last else { return .nan }
    if predictor <= first { return values[0] }
    if predictor >= last { return values[values.count - 1] }
    let after = EventSearch.countUpTo(predictor, in: knots)
    let (x0, x1) = (knots[after - 1], knots[after])
    let (y0, y1) = (values[after - 1], values[after])
    // Halves first: the distance of two finite knots may overflow.
    let share = (predictor / 2 - x0 / 2) / (x1 / 2 - x0 / 2)
    return y0 == y1 ? y0 : y0 * (1 - share) + y1 * share
  }
}
