public import Calendars
public import Deals
public import Forecasting

/// What people called beside the model at one horizon of a backtest.
public struct BacktestJudgement: Equatable, Sendable {
  /// Periods ahead: 0 is the one that runs on the day after the as-of day.
  public let ahead: Int
  /// The voices on the days and nodes that were replayed.
  public let report: JudgementReport

  /// A horizon's judgement.
  public init(ahead: Int, report: JudgementReport) {
    self.ahead = ahead
    self.report = report
  }

  /// Judges the calls that were known on replayed days, and the sums of the categories of those
  /// days, on the nodes that were replayed. Nothing is trained or drawn again.
  ///
  /// - Parameters:
  ///   - days: the answers of a backtest; a window of days is called by nobody and left out.
  ///   - book: the book that was replayed.
  ///   - lastKnown: the last day whose facts are complete; calls made later are not read.
  /// - Returns: by horizon; none where nothing was replayed.
  public static func make(
    _ days: [ReplayedDay], book: DealBook, lastKnown: Day
  ) -> [BacktestJudgement] {
    let known = book.known(atEndOf: lastKnown)
    var forecasts: [Int: [BookingsForecast]] = [:]
    for day in days {
      for target in day.targets {
        guard let forecast = target.forecast(as: day.question.day, known: known) else { continue }
        forecasts[target.ahead, default: []].append(forecast)
      }
    }
    return forecasts.sorted { $0.key < $1.key }.map { ahead, forecasts in
      BacktestJudgement(
        ahead: ahead,
        report: JudgementReport.make(known: known, forecasts: forecasts, horizon: ahead + 1))
    }
  }
}

extension ReplayedTarget {
  /// The forecast without its deals, put together from its rows; `nil` for a window of days.
  fileprivate func forecast(as day: Day, known: KnownDeals) -> BookingsForecast? {
    guard let first = rows.first, let period = try? known.calendar.period(id: first.period)
    else { return nil }
    return BookingsForecast(
      asOf: day, currency: known.settings.currency, trainedAsOf: day,
      target: ForecastTarget(period), nodes: rows.map(\.forecast), deals: [], warnings: [])
  }
}
