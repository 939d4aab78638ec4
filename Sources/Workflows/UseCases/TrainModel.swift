public import Calendars
internal import Deals
public import Forecasting

/// Trains the models as of a day and stores them: `aforo train`.
public struct TrainModel: Sendable {
  /// The stored model.
  public let stored: StoredModel
  /// The forecasts of the open deals in the running period, for `--deals`; empty when not asked.
  public let forecast: BookingsForecast?
  /// What the reader should know, in sentences.
  public let notes: [String]

  /// - Parameters:
  ///   - asOf: the last day whose facts are used.
  ///   - name: the model's name; `nil` for `bookings-DATE`.
  ///   - horizon: periods, the running one counted.
  ///   - scoresDeals: whether the open deals are scored too.
  public init(
    _ loaded: LoadedDeals, asOf: Day, name: String?, project: Project, horizon: Int = 2,
    scoresDeals: Bool = false, workers: Int, progress: WorkProgress = .none
  ) throws(WorkflowError) {
    let known = loaded.book.known(atEndOf: asOf)
    let targets = Targets.quarters(known, count: horizon)
    let model = try Training.train(known, targets: targets, workers: workers, progress: progress)
    progress("writing the model")
    stored = try ModelLibrary.save(
      model, name: name ?? "bookings-\(asOf.iso8601)", known: known, project: project)
    notes = loaded.notes
    guard scoresDeals else {
      forecast = nil
      return
    }
    forecast = try wrapping(WorkflowError.forecast) { () throws(ForecastError) in
      try Forecaster(model: model, known: known).forecast(
        targets[0], options: ForecastOptions(levels: [], draws: 200, workers: workers))
    }
  }
}

/// The periods that are asked for.
enum Targets {
  /// The running quarter at the end of the as-of day and those after it.
  static func quarters(_ known: KnownDeals, count: Int) -> [ForecastTarget] {
    let running = known.calendar.quarter(containing: known.asOf + 1)
    return (0..<count).map { ForecastTarget(known.calendar.period(running, offsetBy: $0)) }
  }
}

/// Training with the errors of a workflow.
enum Training {
  static func train(
    _ known: KnownDeals, targets: [ForecastTarget], workers: Int, progress: WorkProgress
  ) throws(WorkflowError) -> BookingsModel {
    try wrapping(WorkflowError.forecast) { () throws(ForecastError) in
      try BookingsModel.train(on: known, targets: targets, workers: workers) { step in
        progress("training: \(step)")
      }
    }
  }
}
