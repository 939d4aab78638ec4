internal import Calendars
internal import Deals
public import Detection
internal import Forecasting

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
  /// The settings under which it was found.
  public let settings: ProjectSettings

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
    let node = try NodePath.read(question.node, known)
    var question = question
    if !node.isEmpty { question.levels = node.map(\.level) }
    let period = try FindChanges.period(question, known)
    let ends = try ChangeEnds(
      loaded, before: before, question: question, period: period, project: project,
      progress: progress)
    let target = ends.last.forecasts[0].target
    var path = PathModels(
      known: known, target: target, kind: period.kind, workers: question.workers)
    let start = path.version(
      of: ends.first.forecaster, id: ends.first.modelID, asOf: question.since)
    let end = path.version(of: ends.last.forecaster, id: ends.last.modelID, asOf: question.asOf)
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
    let whole = ChangeReport(
      since: question.since, asOf: question.asOf, target: target,
      currency: loaded.settings.deals.currency, nodes: try ends.nodes(outcome, question),
      rows: FindChanges.ranked(outcome.rows), warnings: ends.last.forecasts[0].warnings)
    guard let report = whole.cut(to: node) else {
      throw .usage("--node: no deal is in \(question.node.joined(separator: ", "))")
    }
    self.report = node.isEmpty ? whole : report
    self.ends = ends.models(question)
    self.path = path.inForce.map {
      ModelInForce(from: $0.from, id: $0.id, trainedAsOf: $0.trainedAsOf)
    }
    notes = ends.last.notes
    settings = loaded.settings
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

  private static func ranked(_ rows: [ChangeRow]) -> [ChangeRow] {
    rows.sorted {
      ($1.amount.magnitude, $0.id, $0.day, $0.cause.rawValue)
        < ($0.amount.magnitude, $1.id, $1.day, $1.cause.rawValue)
    }
  }
}
