internal import Calendars
internal import LinearAlgebra
public import Reporting
internal import TimeSeries

/// Forecasts plain series from a CSV file: `aforo series`.
public struct ForecastSeries: Sendable {
  /// The probabilities of the intervals.
  public static let levels = [0.8, 0.95]
  /// The most steps that are forecast.
  public static let longestHorizon = 1000
  /// The names of the frequencies.
  public static let frequencyNames = SeriesFrequency.allCases.map(\.rawValue)

  /// The forecasts.
  public let answer: SeriesForecastAnswer

  /// Reads a file and forecasts each of its series.
  ///
  /// - Parameters:
  ///   - horizon: how many steps; `nil` means what is usual for the frequency.
  ///   - frequency: one of ``frequencyNames``; `nil` is found out from the dates.
  /// - Throws: ``WorkflowError``: usage before anything is read, then the file, its dates, and when
  ///   no series can be forecast.
  public init(
    path: String, horizon: Int? = nil, frequency: String? = nil, workers: Int = 1,
    progress: WorkProgress = .none
  ) throws(WorkflowError) {
    if let horizon, !(1...Self.longestHorizon).contains(horizon) {
      throw .usage("--horizon: write a number from 1 to \(Self.longestHorizon)")
    }
    var wanted: SeriesFrequency?
    if let frequency {
      guard let named = SeriesFrequency(rawValue: frequency) else {
        throw .usage(
          "--frequency: \"\(frequency)\" is none of \(Self.frequencyNames.joined(separator: ", "))")
      }
      wanted = named
    }
    let file = try SeriesFile(path: path, progress: progress)
    let own = try RegularSeries.frequency(of: file, wanted: wanted)
    progress("forecasting \(file.series.count) series")
    let steps = horizon ?? own.usualHorizon
    let all = file.series
    let series = Parallel.map(count: all.count, workers: workers) { place in
      Self.forecast(all[place].name, all[place].points, own, steps)
    }
    guard series.contains(where: { !$0.steps.isEmpty }) else {
      throw .tooLittle("\(path): no series has values enough for a forecast: two are needed")
    }
    answer = SeriesForecastAnswer(
      frequency: own.rawValue, seasonLength: own.seasonLength, levels: Self.levels, series: series)
  }

  private static func forecast(
    _ name: String, _ points: [SeriesFile.Point], _ frequency: SeriesFrequency, _ horizon: Int
  ) -> SeriesForecastAnswer.Series {
    let values = points.map(\.value)
    let ensemble = UnivariateEnsemble(seasonLength: frequency.seasonLength)
    let span = (points.first?.text ?? "", points.last?.text ?? "")
    guard points.count > 1, let last = points.last?.time.day,
      let forecast = ensemble.forecast(values, horizon: horizon)
    else {
      return .init(
        name: name, span: span, values: values, isSeasonal: false, steps: [],
        note: "no forecast: two values are needed, and half of those from the first to the last")
    }
    let intervals = ensemble.intervals(values, horizon: horizon, levels: levels)
    let isMonthEnd = points.allSatisfy { $0.time.day.advanced(by: 1).day == 1 }
    let steps = forecast.mean.enumerated().map { step, mean in
      SeriesForecastAnswer.Step(
        date: frequency.day(last, plus: step + 1, isMonthEnd: isMonthEnd).iso8601, mean: mean,
        intervals: intervals.map { $0.map { ($0.lower[step], $0.upper[step]) } })
    }
    return .init(
      name: name, span: span, values: values, isSeasonal: forecast.isSeasonal, steps: steps,
      note: intervals == nil
        ? "no intervals: the series is not longer than a season, or repeats it exactly" : nil)
  }
}
