/// Forecasts of one series, with those of each method they were combined from.
public struct UnivariateForecast: Sendable {
  /// The combined forecast of each step, in the unit of the series; finite.
  public let mean: [Double]
  /// The methods that the series allowed, in a fixed order, each with a value for each step.
  ///
  /// The values are those that were combined: clipped as ``UnivariateEnsemble`` says.
  public let members: [(name: String, values: [Double])]
  /// Whether the series passed the test for a season.
  public let isSeasonal: Bool
}
