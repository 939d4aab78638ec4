public import Calendars
internal import Deals
public import Evaluation
public import Forecasting

/// Replays past forecasts: `aforo backtest`.
public struct RunBacktest: Sendable {
  /// The rows and their scores.
  public let report: BacktestReport
  /// The forecasts behind the rows, with those of the single deals.
  public var forecasts: [BookingsForecast] { report.forecasts }
  /// What the reader should know, in sentences.
  public let notes: [String]

  /// - Parameters:
  ///   - days: as-of days; `nil` for the start, day 28 and day 63 of the last `quarters` quarters.
  ///   - window: days to forecast; `nil` for fiscal quarters.
  ///   - ahead: quarters ahead; 0 is the running one.
  ///   - lastKnown: the last day whose facts are complete; `nil` for the day before the last fact.
  public init(
    _ loaded: LoadedDeals, days: [Day]?, quarters: Int, window: Int?, ahead: Int,
    lastKnown: Day?, draws: Int, seed: UInt64, workers: Int, method: ForecastMethod = .auto,
    progress: WorkProgress = .none
  ) throws(WorkflowError) {
    let last = lastKnown ?? loaded.book.lastDay
    let known = loaded.book.known(atEndOf: last)
    let chosen = days ?? RunBacktest.days(known, quarters: quarters, ahead: ahead)
    let backtest = Backtest(book: loaded.book, lastKnown: last)
    report = backtest.run(
      days: chosen.sorted(),
      options: ForecastOptions(levels: [], draws: draws, seed: seed, workers: workers, method: method),
      target: { known in
        if let window { return ForecastTarget(days: window, after: known.asOf) }
        let running = known.calendar.quarter(containing: known.asOf + 1)
        return ForecastTarget(known.calendar.period(running, offsetBy: ahead))
      }, progress: { progress("replayed \($0)") })
    notes = loaded.notes
  }

  /// The last day before, day 28 and day 63 of the last quarters that are over.
  private static func days(_ known: KnownDeals, quarters: Int, ahead: Int) -> [Day] {
    let running = known.calendar.quarter(containing: known.asOf + 1)
    return (1...max(1, quarters)).flatMap { age -> [Day] in
      let quarter = known.calendar.period(running, offsetBy: -age - ahead)
      return [0, 28, 63].map { quarter.start + $0 - 1 }
    }
  }
}
