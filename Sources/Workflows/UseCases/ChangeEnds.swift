internal import Calendars
internal import Deals
internal import Detection
internal import Forecasting

/// The two answers between which changes are looked for.
struct ChangeEnds {
  /// The earlier answer from the records as they are known at the later day.
  let first: MakeForecast
  /// The later answer.
  let last: MakeForecast
  /// The earlier answer as it was given, where records were corrected since; else that of ``first``.
  let told: BookingsForecast

  init(
    _ loaded: LoadedDeals, before: LoadedDeals?, question: ChangesQuestion, period: FiscalPeriod,
    project: Project, progress: WorkProgress
  ) throws(WorkflowError) {
    func answer(_ loaded: LoadedDeals, asOf: Day) throws(WorkflowError) -> MakeForecast {
      try MakeForecast(
        loaded,
        question: ForecastQuestion(
          asOf: asOf, period: period.id, levels: question.levels, draws: 1,
          workers: question.workers), project: project, progress: progress)
    }
    last = try answer(loaded, asOf: question.asOf)
    first = try answer(loaded, asOf: question.since)
    if let before, try ChangeEnds.differ(before, loaded, asOf: question.since) {
      told = try answer(before, asOf: question.since).forecasts[0]
    } else {
      told = first.forecasts[0]
    }
  }

  /// The nodes with their lines.
  func nodes(
    _ outcome: ChangeReplay.Outcome, _ question: ChangesQuestion
  ) throws(WorkflowError) -> [NodeChanges] {
    let options = ForecastOptions(levels: question.levels, draws: 1, workers: question.workers)
    let target = last.forecasts[0].target
    return try wrapping(WorkflowError.forecast) { () throws(ForecastError) in
      ChangeFinder(
        levels: question.levels, start: try first.forecaster.stand(target, options: options),
        end: try last.forecaster.stand(target, options: options), outcome: outcome
      ).nodes(first: told, last: last.forecasts[0], late: late)
    }
  }

  /// The models of both answers.
  func models(_ question: ChangesQuestion) -> [ModelInForce] {
    [(first, question.since), (last, question.asOf)].map { work, day in
      ModelInForce(
        from: day, id: work.forecaster.answering == nil ? nil : work.modelID,
        trainedAsOf: work.forecaster.answering?.trainedAsOf)
    }
  }

  /// By node what records that came in late make of the first answer.
  private var late: [[String]: Int64] {
    var late: [[String]: Int64] = [:]
    for node in first.forecasts[0].nodes { late[node.path.map(\.value), default: 0] += node.mean }
    for node in told.nodes { late[node.path.map(\.value), default: 0] -= node.mean }
    return late.filter { $0.value != 0 }
  }

  /// Whether what was known on a day is not what is now known of it.
  private static func differ(
    _ before: LoadedDeals, _ now: LoadedDeals, asOf: Day
  ) throws(WorkflowError) -> Bool {
    try ModelLibrary.fingerprint(before.book.known(atEndOf: asOf))
      != ModelLibrary.fingerprint(now.book.known(atEndOf: asOf))
  }
}
