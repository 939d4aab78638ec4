public import Calendars
public import Deals
public import Forecasting
internal import LinearAlgebra

/// Replays the whole process as of past days: each forecast by a model trained as of its day, set
/// beside what came.
public struct Backtest: Sendable {
  private let book: DealBook
  private let lastKnown: Day
  private let options: BacktestOptions
  private let later: WonDeals

  /// A backtest over a book whose facts are complete up to a day.
  public init(book: DealBook, lastKnown: Day, options: BacktestOptions) {
    self.book = book
    self.lastKnown = lastKnown
    self.options = options
    later = WonDeals(book.known(atEndOf: lastKnown), levels: options.levels)
  }

  /// The answers to the questions, judged, in their order; the same bits for any number of workers.
  ///
  /// - Parameters:
  ///   - done: answers of an earlier run; their questions are not asked again.
  ///   - finished: told of each new answer; may be called from any thread.
  public func replay(
    _ questions: [BacktestQuestion], done: [BacktestQuestion: ReplayedDay] = [:], workers: Int,
    finished: @Sendable (ReplayedDay) -> Void = { _ in }
  ) -> [ReplayedDay] {
    let asked = questions.filter { done[$0] == nil }
    let answers = Parallel.map(count: asked.count, workers: workers) { index in
      let answer = replay(asked[index])
      finished(answer)
      return answer
    }
    var all = done
    for answer in answers { all[answer.question] = answer }
    return questions.compactMap { all[$0] }
  }

  /// The period asked for as of a day.
  public static func target(_ known: KnownDeals, ahead: Int, window: Int?) -> ForecastTarget {
    if let window { return ForecastTarget(days: window, after: known.asOf) }
    let running = known.calendar.quarter(containing: known.asOf + 1)
    return ForecastTarget(known.calendar.period(running, offsetBy: ahead))
  }

  /// Trains once for all periods of a day.
  private func replay(_ question: BacktestQuestion) -> ReplayedDay {
    let day = question.day
    let known = book.known(atEndOf: day)
    var refused: [String] = []
    var asked: [(ahead: Int, target: ForecastTarget)] = []
    for ahead in question.aheads {
      let target = Backtest.target(known, ahead: ahead, window: options.window)
      if target.end <= lastKnown + 1 {
        asked.append((ahead, target))
      } else {
        refused.append("\(day): \(target.id) is not over by \(lastKnown)")
      }
    }
    var targets: [ReplayedTarget] = []
    guard let last = asked.last else {
      return ReplayedDay(question: question, targets: [], refused: refused)
    }
    do throws(ForecastError) {
      let prepared = PreparedDeals(known)
      let model = try BookingsModel.train(
        on: prepared, targets: last.target.leading(as: known), workers: 1)
      let forecaster = try Forecaster(model: model, prepared: prepared)
      let won = WonDeals(known, levels: options.levels)
      for (ahead, target) in asked {
        do throws(ForecastError) {
          let forecast = try forecaster.forecast(
            target,
            options: ForecastOptions(
              levels: options.levels, draws: options.draws, seed: options.seed, workers: 1,
              keepsSample: true, method: options.method))
          targets.append(
            ReplayedTarget(
              ahead: ahead, rows: rows(forecast, ahead: ahead, known: known, won: won),
              deals: deals(forecast, diagnostics: model.diagnostics, ahead: ahead)))
        } catch { refused.append("\(day), \(target.id): \(error)") }
      }
    } catch { refused.append("\(day): \(error)") }
    return ReplayedDay(question: question, targets: targets, refused: refused)
  }

  private func rows(
    _ forecast: BookingsForecast, ahead: Int, known: KnownDeals, won: WonDeals
  ) -> [BacktestRow] {
    let target = forecast.target
    let actual = later.bookings(from: target.start, to: target.end)
    let naive = SeasonalNaive(won, known: known, target: target)
    return forecast.nodes.map { node in
      let path = node.path.map(\.value)
      let came = actual[path] ?? 0
      return BacktestRow(
        asOf: forecast.asOf, ahead: ahead, period: target.id, end: target.end, actual: came,
        forecast: node.withoutSample, crps: EnsembleScore.crps(node.sample, actual: came),
        probabilityIntegral: EnsembleScore.probabilityIntegral(node.sample, actual: came),
        naiveError: naive.meanAbsoluteError(of: path))
    }
  }

  private func deals(
    _ forecast: BookingsForecast, diagnostics: [OutcomeDiagnostics], ahead: Int
  ) -> JudgedDeals {
    let target = forecast.target
    let start = book.zone.startOfDay(max(target.start, forecast.asOf + 1))
    let end = book.zone.startOfDay(target.end)
    var judged = JudgedDeals()
    if ahead < diagnostics.count {
      let learnt = diagnostics[ahead]
      judged.baseRate = Double(learnt.wonRows) / Double(max(1, learnt.rows))
    }
    for deal in forecast.deals {
      judged.ids.append(deal.id)
      judged.winProbabilities.append(deal.winProbability)
      judged.periodProbabilities.append(deal.periodProbability)
      judged.expectedAmounts.append(deal.expectedAmount)
      judged.isWon.append(later.isWon(deal.deal, from: start, to: end))
    }
    return judged
  }
}
