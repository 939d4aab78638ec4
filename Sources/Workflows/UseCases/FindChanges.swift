public import Calendars
internal import Deals
public import Detection
internal import Forecasting

/// What changes are asked for.
public struct ChangesQuestion: Sendable {
  /// The last day whose facts the first answer uses.
  public var since: Day
  /// The last day whose facts the second answer uses.
  public var asOf: Day
  /// A period's id; `nil` for the quarter that runs on ``asOf``.
  public var period: String?
  /// Levels of the answer, top first.
  public var levels: [String]
  /// Threads; no influence on the answer.
  public var workers: Int

  /// A question.
  public init(
    since: Day, asOf: Day, period: String? = nil, levels: [String] = [], workers: Int = 1
  ) {
    self.since = since
    self.asOf = asOf
    self.period = period
    self.levels = levels
    self.workers = workers
  }
}

/// A model that answers, or is in force for a stretch of days.
public struct ModelInForce: Equatable, Sendable {
  /// The first day whose facts it reads.
  public let from: Day
  /// A stored model's name, or `as-of` for one trained for this answer; `nil` where the period is
  /// over and nothing is to be expected any more.
  public let id: String?
  /// The day as of which it was trained.
  public let trainedAsOf: Day?

  /// A model.
  public init(from: Day, id: String?, trainedAsOf: Day?) {
    self.from = from
    self.id = id
    self.trainedAsOf = trainedAsOf
  }
}

/// What moved the forecast of a period between two days: `aforo changes`.
public struct FindChanges: Sendable {
  /// What moved it.
  public let report: ChangeReport
  /// The models of the two answers, in this order.
  public let ends: [ModelInForce]
  /// The models by which events in between are valued, the earliest first.
  public let path: [ModelInForce]
  /// What the reader should know, in sentences.
  public let notes: [String]

  /// Finds out.
  ///
  /// - Parameters:
  ///   - loaded: the deals as known on the later day.
  ///   - before: the deals as known on the earlier one, where records may have been corrected since;
  ///     `nil` where they are the same.
  /// - Throws: ``WorkflowError/usage(_:)`` for days in the wrong order and for a window of days;
  ///   else as ``MakeForecast``.
  public init(
    _ loaded: LoadedDeals, before: LoadedDeals? = nil, question: ChangesQuestion,
    project: Project, progress: WorkProgress = .none
  ) throws(WorkflowError) {
    guard question.since < question.asOf else {
      throw .usage("--since \(question.since) must lie before --as-of \(question.asOf)")
    }
    let known = loaded.book.known(atEndOf: question.asOf)
    let period = try FindChanges.period(question, known)
    func answer(_ loaded: LoadedDeals, asOf: Day) throws(WorkflowError) -> MakeForecast {
      try MakeForecast(
        loaded,
        question: ForecastQuestion(
          asOf: asOf, period: period.id, levels: question.levels, draws: 1,
          workers: question.workers), project: project, progress: progress)
    }
    let last = try answer(loaded, asOf: question.asOf)
    let first = try answer(loaded, asOf: question.since)
    var told = first.forecasts[0]
    if let before, try FindChanges.differ(before, loaded, asOf: question.since) {
      told = try answer(before, asOf: question.since).forecasts[0]
    }
    let target = last.forecasts[0].target
    var path = PathModels(
      known: known, target: target, kind: period.kind, workers: question.workers)
    let start = path.version(of: first.forecaster, id: first.modelID, asOf: question.since)
    let end = path.version(of: last.forecaster, id: last.modelID, asOf: question.asOf)
    try path.lay(
      from: question.since, to: question.asOf,
      stored: try ModelLibrary.past(
        for: known, from: question.since, kind: period.kind, project: project),
      progress: progress)
    progress("replaying events")
    let schedule = PriceSchedule(
      start: known.zone.startOfDay(question.since + 1), end: known.cutoff, first: start,
      last: end, steps: path.steps)
    let pricer = DealPricer(target: target, known: known, workers: question.workers)
    let outcome = ChangeReplay(
      known: known, target: target, schedule: schedule, levels: question.levels,
      readsActivities: path.models.contains(where: pricer.usesActivities)
    ).outcome(PathPricing(pricer: pricer, models: path.models, records: path.records))
    let options = ForecastOptions(levels: question.levels, draws: 1, workers: question.workers)
    let finder = try wrapping(WorkflowError.forecast) { () throws(ForecastError) in
      ChangeFinder(
        levels: question.levels, start: try first.forecaster.stand(target, options: options),
        end: try last.forecaster.stand(target, options: options), outcome: outcome)
    }
    report = ChangeReport(
      since: question.since, asOf: question.asOf, target: target,
      currency: loaded.settings.deals.currency,
      nodes: finder.nodes(
        first: told, last: last.forecasts[0],
        late: FindChanges.late(told: told, now: first.forecasts[0])),
      rows: FindChanges.ranked(outcome.rows), warnings: last.forecasts[0].warnings)
    ends = [(first, question.since), (last, question.asOf)].map { work, day in
      ModelInForce(
        from: day, id: work.forecaster.answering == nil ? nil : work.modelID,
        trainedAsOf: work.forecaster.answering?.trainedAsOf)
    }
    self.path = path.inForce.map {
      ModelInForce(from: $0.from, id: $0.id, trainedAsOf: $0.trainedAsOf)
    }
    notes = last.notes
  }

  private static func period(
    _ question: ChangesQuestion, _ known: KnownDeals
  ) throws(WorkflowError) -> FiscalPeriod {
    guard let id = question.period else { return known.calendar.quarter(containing: known.asOf) }
    if id.hasSuffix("d"), Int(id.dropLast()) != nil {
      throw .usage(
        "--period \(id): a window of days is another one on each day; name a fiscal period")
    }
    return try wrapping(WorkflowError.calendar) { () throws(CalendarError) in
      try known.calendar.period(id: id)
    }
  }

  /// Whether what was known on a day is not what is now known of it.
  private static func differ(
    _ before: LoadedDeals, _ now: LoadedDeals, asOf: Day
  ) throws(WorkflowError) -> Bool {
    try ModelLibrary.fingerprint(before.book.known(atEndOf: asOf))
      != ModelLibrary.fingerprint(now.book.known(atEndOf: asOf))
  }

  /// By node what records that came in late make of the first answer.
  private static func late(told: BookingsForecast, now: BookingsForecast) -> [[String]: Int64] {
    var late: [[String]: Int64] = [:]
    for node in now.nodes { late[node.path.map(\.value), default: 0] += node.mean }
    for node in told.nodes { late[node.path.map(\.value), default: 0] -= node.mean }
    return late.filter { $0.value != 0 }
  }

  private static func ranked(_ rows: [ChangeRow]) -> [ChangeRow] {
    rows.sorted {
      ($1.amount.magnitude, $0.id, $0.day, $0.cause.rawValue)
        < ($0.amount.magnitude, $1.id, $1.day, $1.cause.rawValue)
    }
  }
}
