public import Calendars
internal import Currencies
public import Deals
public import Forecasting
internal import LinearAlgebra
internal import Statistics

/// Replays the whole process as of past days: each forecast by a model trained as of its day, set
/// beside what came.
public struct Backtest: Sendable {
  private let book: DealBook
  private let lastKnown: Day

  /// A backtest over a book whose facts are complete up to a day.
  public init(book: DealBook, lastKnown: Day) {
    self.book = book
    self.lastKnown = lastKnown
  }

  private struct Outcome: Sendable {
    var row: BacktestRow?
    var forecast: BookingsForecast?
    var losses: [Double] = []
    var baseLosses: [Double] = []
    var refusal: String?
  }

  /// One row per as-of day whose period is over by the last known day.
  ///
  /// - Parameters:
  ///   - days: as-of days, ascending.
  ///   - target: the period asked for as of a day.
  ///   - progress: told how many days are done; may be called from any thread.
  public func run(
    days: [Day], options: ForecastOptions,
    target: @Sendable (KnownDeals) -> ForecastTarget,
    progress: @Sendable (Day) -> Void = { _ in }
  ) -> BacktestReport {
    var single = options
    single.workers = 1
    let fixed = single
    let outcomes = Parallel.map(count: days.count, workers: options.workers) { index in
      let outcome = replay(days[index], options: fixed, target: target)
      progress(days[index])
      return outcome
    }
    let rows = outcomes.compactMap(\.row)
    let losses = outcomes.flatMap(\.losses)
    return BacktestReport(
      currency: book.settings.currency, rows: rows, scores: BacktestScores.scores(rows),
      coverage: BacktestScores.coverage(rows), dealLogLoss: Descriptive.mean(losses),
      dealBaseLogLoss: Descriptive.mean(outcomes.flatMap(\.baseLosses)), dealCount: losses.count,
      refused: outcomes.compactMap(\.refusal), forecasts: outcomes.compactMap(\.forecast))
  }

  private func replay(
    _ day: Day, options: ForecastOptions, target: (KnownDeals) -> ForecastTarget
  ) -> Outcome {
    let known = book.known(atEndOf: day)
    let target = target(known)
    guard target.end <= lastKnown + 1 else {
      return Outcome(refusal: "\(day): \(target.id) is not over by \(lastKnown)")
    }
    do throws(ForecastError) {
      let model = try BookingsModel.train(
        on: known, targets: target.leading(as: known), workers: 1)
      let forecast = try Forecaster(model: model, known: known).forecast(target, options: options)
      return judge(forecast, model: model, day: day)
    } catch { return Outcome(refusal: "\(day): \(error)") }
  }

  private func judge(_ forecast: BookingsForecast, model: BookingsModel, day: Day) -> Outcome {
    let later = book.known(atEndOf: lastKnown)
    let target = forecast.target
    let start = book.zone.startOfDay(max(target.start, day + 1))
    let end = book.zone.startOfDay(target.end)
    let diagnostics = model.diagnostics.last
    let base = diagnostics.map { Double($0.wonRows) / Double(max(1, $0.rows)) } ?? 0.5
    var outcome = Outcome(forecast: forecast)
    for deal in forecast.deals {
      let latest = later.latest(deal.deal)
      let isWon =
        latest.status == .won && (latest.closed.map { start <= $0 && $0 < end } ?? false)
      outcome.losses.append(LogScale.logLoss(deal.periodProbability, isTrue: isWon))
      outcome.baseLosses.append(LogScale.logLoss(base, isTrue: isWon))
    }
    outcome.row = BacktestRow(
      asOf: day, period: target.id, horizonDays: target.end - 1 - day,
      actual: later.bookings(from: target.start, to: target.end), forecast: forecast.total)
    return outcome
  }
}
