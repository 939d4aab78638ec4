public import Currencies
internal import Forecasting
internal import Statistics

/// The deals of one horizon, judged.
public struct DealSummary: Equatable, Sendable {
  /// Periods ahead; deals of the next period are judged on whether they were won inside it.
  public let ahead: Int
  /// aforo's.
  public let scores: DealScores
  /// Log loss of the share won in the past that the models learnt from.
  public let baseLogLoss: Double
  /// The oracle's, on the deals that it knows.
  public let oracle: DealScores?
  /// aforo's on the same deals.
  public let besidesOracle: DealScores?
}

/// The forecasts of the past, judged.
public struct BacktestReport: Equatable, Sendable {
  /// The currency of all amounts.
  public let currency: Currency
  /// In the order of their as-of days.
  public let days: [ReplayedDay]
  /// Days of the window that was forecast; `nil` for fiscal quarters.
  public let window: Int?
  /// What the truth would have forecast, where it is known.
  public let truth: BacktestTruth?
  /// By horizon, then by level: the total first.
  public let summaries: [BacktestSummary]
  /// By horizon; those with deals.
  public let deals: [DealSummary]
  /// What people called, by horizon; `nil` where it was not asked for.
  public let judgement: [BacktestJudgement]?

  /// Scores the answers of a backtest.
  public init(
    currency: Currency, days: [ReplayedDay], window: Int? = nil, truth: BacktestTruth? = nil,
    judgement: [BacktestJudgement]? = nil
  ) {
    self.judgement = judgement
    self.currency = currency
    self.window = window
    self.days = days
    self.truth = truth
    let rows = days.flatMap { $0.targets.flatMap(\.rows) }
    var levels: [String] = []
    for row in rows where !levels.contains(row.level) { levels.append(row.level) }
    let aheads = Set(rows.map(\.ahead)).sorted()
    summaries = aheads.flatMap { ahead in
      levels.compactMap { level in
        let members = rows.filter { $0.ahead == ahead && $0.level == level }
        return members.isEmpty
          ? nil : BacktestSummary(ahead: ahead, level: level, rows: members, truth: truth)
      }
    }
    deals = aheads.compactMap { DealSummary(ahead: $0, days: days, truth: truth) }
  }

  /// All rows, by day, horizon and node.
  public var rows: [BacktestRow] { days.flatMap { $0.targets.flatMap(\.rows) } }

  /// What could not be answered, with the reason.
  public var refused: [String] { days.flatMap(\.refused) }

  /// The scores of a horizon and level.
  public func summary(ahead: Int, level: String = BacktestRow.total) -> BacktestSummary? {
    summaries.first { $0.ahead == ahead && $0.level == level }
  }
}

extension DealSummary {
  /// `nil` for no deal.
  init?(ahead: Int, days: [ReplayedDay], truth: BacktestTruth?) {
    var probabilities: [Double] = []
    var isWon: [Bool] = []
    var baseLosses: [Double] = []
    var known: (own: [Double], truth: [Double], isWon: [Bool]) = ([], [], [])
    for day in days {
      for target in day.targets where target.ahead == ahead {
        let deals = target.deals
        probabilities += deals.periodProbabilities
        isWon += deals.isWon
        baseLosses += deals.isWon.map { LogScale.logLoss(deals.baseRate, isTrue: $0) }
        guard let truth, !truth.deals.isEmpty else { continue }
        for (index, id) in deals.ids.enumerated() {
          let key = BacktestTruth.DealKey(id: id, asOf: day.question.day, ahead: ahead)
          guard let probability = truth.deals[key] else { continue }
          known.own.append(deals.periodProbabilities[index])
          known.truth.append(probability)
          known.isWon.append(deals.isWon[index])
        }
      }
    }
    guard let scores = DealScores(probabilities: probabilities, isWon: isWon) else { return nil }
    self.ahead = ahead
    self.scores = scores
    baseLogLoss = Descriptive.mean(baseLosses) ?? 0
    oracle = DealScores(probabilities: known.truth, isWon: known.isWon)
    besidesOracle = DealScores(probabilities: known.own, isWon: known.isWon)
  }
}
