/// Forecasts of plain series, ready to be shown.
public struct SeriesForecastAnswer: Sendable {
  /// One step ahead of a series, in its unit.
  public struct Step: Sendable {
    /// The day of the step.
    public let date: String
    /// The forecast.
    public let mean: Double
    /// Ends of the intervals in the order of ``SeriesForecastAnswer/levels``; `nil` where there
    /// are none.
    public let intervals: [(lower: Double, upper: Double)]?

    /// A step.
    public init(date: String, mean: Double, intervals: [(lower: Double, upper: Double)]?) {
      self.date = date
      self.mean = mean
      self.intervals = intervals
    }
  }

  /// A series.
  public struct Series: Sendable {
    /// Its name in the file.
    public let name: String
    /// The day of its first and of its last value.
    public let span: (first: String, last: String)
    /// Its values, NaN where one is blank.
    public let values: [Double]
    /// Whether a season was found.
    public let isSeasonal: Bool
    /// What is forecast; empty where nothing can be.
    public let steps: [Step]
    /// Why something is missing, in an English phrase.
    public let note: String?

    /// A series.
    public init(
      name: String, span: (first: String, last: String), values: [Double], isSeasonal: Bool,
      steps: [Step], note: String?
    ) {
      self.name = name
      self.span = span
      self.values = values
      self.isSeasonal = isSeasonal
      self.steps = steps
      self.note = note
    }
  }

  /// The version of the JSON document.
  public static let schemaVersion = 1

  /// `daily`, `weekly`, `monthly`, `quarterly` or `yearly`.
  public let frequency: String
  /// Steps in a season, 1 for none.
  public let seasonLength: Int
  /// The probabilities of the intervals, ascending.
  public let levels: [Double]
  /// The series, in the order of the file.
  public let series: [Series]

  /// An answer.
  public init(frequency: String, seasonLength: Int, levels: [Double], series: [Series]) {
    self.frequency = frequency
    self.seasonLength = seasonLength
    self.levels = levels
    self.series = series
  }
}
