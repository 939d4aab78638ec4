extension Descriptive {
  /// The autocorrelation at a lag: the sum of products of deviations that are `lag` apart over the
  /// sum of squared deviations.
  ///
  /// - Returns: `nil` when the lag is negative, for values no more than the lag, and for values
  ///   that are all the same.
  /// - Source: Box, Jenkins and Reinsel, *Time Series Analysis*, section 2.1.
  public static func autocorrelation(_ values: [Double], lag: Int = 1) -> Double? {
    guard lag >= 0, values.count > lag, let mean = mean(values) else { return nil }
    // The rounding of the mean, which the deviations show, is taken out of them.
    let shift = sum(values.lazy.map { $0 - mean }) / Double(values.count)
    let deviations = values.map { ($0 - mean) - shift }
    let squares = sum(deviations.lazy.map { $0 * $0 })
    guard squares > 0 else { return squares.isNaN ? .nan : nil }
    return sum(zip(deviations, deviations.dropFirst(lag)).lazy.map { $0 * $1 }) / squares
  }
}
