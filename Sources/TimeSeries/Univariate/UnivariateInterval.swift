/// Where the values after the end of a series lie with a probability, step by step.
public struct UnivariateInterval: Sendable, Equatable {
  /// The probability that it was made for, such as 0.8.
  public let level: Double
  /// The lower end of each step, in the unit of the series; never above the forecast.
  public let lower: [Double]
  /// The upper end of each step, in the unit of the series; never below the forecast.
  public let upper: [Double]
}
