public import Calendars
internal import Deals
public import Detection
public import Forecasting

/// What a forecast is asked for.
public struct ForecastQuestion: Sendable {
  /// The last day whose facts are used.
  public var asOf: Day
  /// A period's id (2025-Q4, 2025-11, 2025) or a window of days (28d); `nil` for the running quarter.
  public var period: String?
  /// Number of periods, the first one counted.
  public var horizon: Int
  /// Levels of the answer; `nil` for the project's hierarchy.
  public var levels: [String]?
  /// Seed of the draws.
  public var seed: UInt64
  /// Number of draws.
  public var draws: Int
  /// Threads.
  public var workers: Int
  /// How the pipeline and the run rate are combined.
  public var method: ForecastMethod

  /// A question about the running quarter.
  public init(
    asOf: Day, period: String? = nil, horizon: Int = 1, levels: [String]? = nil, seed: UInt64 = 1,
    draws: Int = 2_000, workers: Int = 1, method: ForecastMethod = .auto
  ) {
    self.asOf = asOf
    self.period = period
    self.horizon = horizon
    self.levels = levels
    self.seed = seed
    self.draws = draws
    self.workers = workers
    self.method = method
  }
}

/// Forecasts, gaps and risks from stored or fresh models: `aforo forecast`, `gaps`, `risks`.
public struct MakeForecast: Sendable {
  /// One forecast per period.
  public let forecasts: [BookingsForecast]
  /// The name of the model that answered.
  public let modelID: String
  /// What the reader should know, in sentences.
  public let notes: [String]
  let forecaster: Forecaster
  let known: KnownDeals
  private let judgement: JudgementBlend
  private let levels: [String]
  private let thresholds: SignalThresholds
  private let method: ForecastMethod
  private let untidyDeals: Set<Int>?
  private let workers: Int

  /// Answers a question.
  public init(
    _ loaded: LoadedDeals, question: ForecastQuestion, project: Project,
    progress: WorkProgress = .none
  ) throws(WorkflowError) {
    let known = loaded.book.known(atEndOf: question.asOf)
    let targets = try MakeForecast.targets(question, known)
    var notes = loaded.notes
    progress("reading deal histories")
    let prepared = PreparedDeals(known)
    // What is over needs no model.
    let isOver = targets[targets.count - 1].end <= known.asOf + 1
    let stored =
      isOver
      ? nil
      : try MakeForecast.model(
        for: targets, prepared: prepared, project: project, workers: question.workers,
        notes: &notes, progress: progress)
    let levels = question.levels ?? loaded.settings.deals.hierarchy
    let options = ForecastOptions(
      levels: levels, draws: question.draws, seed: question.seed, workers: question.workers,
      method: question.method)
    progress("forecasting")
    do throws(ForecastError) {
      let forecaster = try Forecaster(model: stored?.model, prepared: prepared)
      var forecasts: [BookingsForecast] = []
      for target in targets {
        forecasts.append(try forecaster.forecast(target, options: options))
      }
      self.forecasts = forecasts
      self.forecaster = forecaster
    } catch { throw .forecast(error) }
    modelID = stored?.id ?? ModelLibrary.none
    self.notes = notes
    self.known = known
    judgement = stored?.model.judgement ?? .none
    self.levels = levels
    thresholds = loaded.settings.signals
    method = question.method
    untidyDeals = loaded.untidyDeals(asOf: question.asOf)
    workers = question.workers
  }

  /// The gaps to quota of every period, their causes, and what would close them.
  ///
  /// - Parameter probability: that the needed pipeline is to reach.
  public func gaps(
    probability: Double = GapFinder.wantedProbability, progress: WorkProgress = .none
  ) -> GapReport {
    progress("causes of the gaps")
    return GapFinder(
      forecaster: forecaster, levels: levels, method: method, probability: probability
    ).find(in: forecasts, workers: workers)
  }

  /// What people call for the same nodes and periods.
  public var calls: ForecastCalls {
    let running = forecasts.first { $0.target.leading(as: known).count == 1 }
    return ForecastCalls(
      forecasts, known: known, blend: judgement, blended: running?.target.id ?? "")
  }

  /// The open deals at risk in the first period; all of them without a question.
  public func risks(_ question: RiskQuestion? = nil) -> RiskReport {
    let selection = question?.selection ?? RiskSelection()
    let nodes =
      question?.withNodes == true
      ? NodeRiskFinder(known: known, thresholds: thresholds, untidyDeals: untidyDeals)
        .find(in: forecasts[0]).filter { selection.contains($0.node.path) } : []
    return RiskFinder(known: known, thresholds: thresholds)
      .find(in: forecasts[0], selection: selection, nodes: nodes)
  }

  private static func targets(
    _ question: ForecastQuestion, _ known: KnownDeals
  ) throws(WorkflowError) -> [ForecastTarget] {
    guard let id = question.period else {
      let running = known.calendar.quarter(containing: known.asOf)
      return (0..<question.horizon).map {
        ForecastTarget(known.calendar.period(running, offsetBy: $0))
      }
    }
    if id.hasSuffix("d"), let days = Int(id.dropLast()) {
      guard (1...366).contains(days), question.horizon == 1 else {
        throw .usage("--period \(id): a window has 1 to 366 days and no horizon")
      }
      return [ForecastTarget(days: days, after: question.asOf)]
    }
    let first = try wrapping(WorkflowError.calendar) { () throws(CalendarError) in
      try known.calendar.period(id: id)
    }
    return (0..<question.horizon).map {
      ForecastTarget(known.calendar.period(first, offsetBy: $0))
    }
  }

  /// A stored model that fits, else one trained as of the day asked about, which is said.
  private static func model(
    for targets: [ForecastTarget], prepared: PreparedDeals, project: Project, workers: Int,
    notes: inout [String], progress: WorkProgress
  ) throws(WorkflowError) -> StoredModel {
    let known = prepared.known
    let last = targets[targets.count - 1]
    let needed = last.leading(as: known)
    if let stored = try ModelLibrary.newest(
      for: known, target: last, ahead: needed.count - 1, project: project, notes: &notes)
    {
      return stored
    }
    notes.append("no stored model fits: trained as of \(known.asOf)")
    let model = try Training.train(
      prepared, targets: needed, workers: workers, progress: progress)
    notes += (model.keptOut ?? []).map(\.sentence)
    return StoredModel(
      id: ModelLibrary.trainedOnTheFly, path: nil, model: model, dataFingerprint: "")
  }
}
