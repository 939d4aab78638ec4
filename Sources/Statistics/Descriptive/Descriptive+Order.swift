extension Descriptive {
  /// The quantile of a probability, by linear interpolation between order statistics.
  ///
  /// - Parameters:
  ///   - values: in any order.
  ///   - probability: 0...1.
  /// - Returns: `nil` for an empty list, a NaN among the values, or a probability outside of 0...1.
  /// - Source: type 7 of Hyndman and Fan, "Sample quantiles in statistical packages", 1996.
  public static func quantile(_ values: [Double], probability: Double) -> Double? {
    guard !values.contains(where: \.isNaN) else { return nil }
    return quantile(sorted: values.sorted(), probability: probability)
  }

  /// The quantile of values that are in ascending order already.
  ///
  /// - Returns: `nil` for an empty list or a probability outside of 0...1.
  public static func quantile(sorted values: [Double], probability: Double) -> Double? {
    guard !values.isEmpty, probability >= 0, probability <= 1 else { return nil }
    let position = Double(values.count - 1) * probability
    let below = Int(position)
    let share = position - Double(below)
    guard share > 0, below + 1 < values.count else { return values[below] }
    // Weighted ends rather than a difference: no overflow, and equal ends give themselves.
    let (low, high) = (values[below], values[below + 1])
    return low == high ? low : low * (1 - share) + high * share
  }

  /// The middle value, or the mean of the two in the middle; `nil` for an empty list.
  public static func median(_ values: [Double]) -> Double? {
    quantile(values, probability: 0.5)
  }

  /// The values with those above a quantile brought down to it.
  ///
  /// - Returns: the values themselves when the quantile does not exist.
  public static func winsorised(_ values: [Double], upperProbability: Double) -> [Double] {
    guard let cap = quantile(values, probability: upperProbability) else { return values }
    return values.map { min($0, cap) }
  }
}
