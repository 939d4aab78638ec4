public import Calendars
public import Currencies
internal import Deals
public import Forecasting
internal import Synchronization

/// Trains the models as of a day and stores them: `aforo train`.
public struct TrainModel: Sendable {
  /// The stored model.
  public let stored: StoredModel
  /// The forecasts of the open deals in the running period; empty when not asked for.
  public let deals: [DealForecast]
  /// The currency of their amounts.
  public let currency: Currency
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
    progress("reading deal histories")
    let prepared = PreparedDeals(known)
    let model = try Training.train(
      prepared, targets: targets, windows: Training.windows, workers: workers, progress: progress)
    progress("writing the model")
    stored = try ModelLibrary.save(
      model, name: name ?? "bookings-\(asOf.iso8601)", known: known, project: project)
    notes =
      loaded.notes + (model.keptOut ?? []).map(\.sentence) + Training.judgementNotes(model)
    currency = loaded.settings.deals.currency
    deals =
      try scoresDeals
      ? wrapping(WorkflowError.forecast) { () throws(ForecastError) in
        try Forecaster(model: model, prepared: prepared).dealForecasts(targets[0])
      } : []
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
  /// Weeks within which the chances of single deals are told.
  static let windows = [4, 8, 13, 26]

  /// Whether calls are blended.
  static func judgementNotes(_ model: BookingsModel) -> [String] {
    guard let weights = model.judgement?.weights else { return [] }
    let voices = weights.count == 1 ? "1 voice" : "\(weights.count) voices"
    return [
      "\(voices) erred less than the model in past periods: newest calls count in the forecast of the "
        + "running period"
    ]
  }

  /// Trains, and where people called enough past periods, sees which of their calls earned a say.
  static func train(
    _ prepared: PreparedDeals, targets: [ForecastTarget], windows: [Int] = [], workers: Int,
    progress: WorkProgress
  ) throws(WorkflowError) -> BookingsModel {
    let model = try wrapping(WorkflowError.forecast) { () throws(ForecastError) in
      try BookingsModel.train(
        on: prepared, targets: targets, windows: windows, workers: workers
      ) { step in
        progress("training: \(step)")
      }
    }
    guard let replay = JudgementReplay(prepared, target: targets[0]) else { return model }
    let done = Mutex(0)
    return model.with(
      replay.blend(with: model, workers: workers) {
        let count = done.withLock { done in
          done += 1
          return done
        }
        progress("judging calls: \(count) of \(replay.count) past periods replayed")
      })
  }
}
