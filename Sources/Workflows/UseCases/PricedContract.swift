internal import Calendars
internal import Deals
internal import Detection
internal import Forecasting

/// How violations of the data contract are to be priced.
public struct ImpactQuestion: Sendable {
  /// Seed of the draws.
  public var seed: UInt64
  /// Number of draws.
  public var draws: Int
  /// Threads; no influence on the answer.
  public var workers: Int

  /// A question about the running quarter.
  public init(seed: UInt64 = 1, draws: Int = 2_000, workers: Int = 1) {
    self.seed = seed
    self.draws = draws
    self.workers = workers
  }
}

/// The violations priced by the forecast of the quarter that runs.
struct PricedContract {
  let report: ImpactReport
  let notes: [String]

  init(
    _ facts: DealFacts, touched: [ViolationKind: [String]], loaded: LoadedDeals, asOf: Day,
    question: ImpactQuestion, project: Project, progress: WorkProgress
  ) throws(WorkflowError) {
    let known = loaded.book.known(atEndOf: asOf)
    let period = known.calendar.quarter(containing: asOf + 1)
    let work = try MakeForecast(
      loaded,
      question: ForecastQuestion(
        asOf: asOf, period: period.id, levels: [], seed: question.seed, draws: question.draws,
        workers: question.workers), project: project, progress: progress)
    progress("pricing violations")
    let finder = ImpactFinder(
      facts: facts, known: known, forecaster: work.forecaster, target: work.forecasts[0].target,
      options: ForecastOptions(
        levels: [], draws: question.draws, seed: question.seed, workers: question.workers))
    report = try wrapping(WorkflowError.forecast) { () throws(ForecastError) in
      try finder.report(touched)
    }
    notes = work.notes
  }
}
