public import Calendars

/// What a backtest asks as of one day.
public struct BacktestQuestion: Codable, Hashable, Sendable {
  /// The as-of day.
  public let day: Day
  /// Periods ahead, ascending; 0 is the running one.
  public let aheads: [Int]

  /// A question.
  public init(day: Day, aheads: [Int]) {
    self.day = day
    self.aheads = aheads
  }
}

/// The answers as of one day, judged: all that a report needs of it.
public struct ReplayedDay: Codable, Equatable, Sendable {
  /// What was asked.
  public let question: BacktestQuestion
  /// One per period that could be answered, the nearest first.
  public let targets: [ReplayedTarget]
  /// What could not be answered, with the reason.
  public let refused: [String]

  /// A replayed day.
  public init(question: BacktestQuestion, targets: [ReplayedTarget], refused: [String]) {
    self.question = question
    self.targets = targets
    self.refused = refused
  }
}

/// One period as forecast on one day.
public struct ReplayedTarget: Codable, Equatable, Sendable {
  /// Periods ahead.
  public let ahead: Int
  /// The whole company first, then the nodes.
  public let rows: [BacktestRow]
  /// The deals that were open.
  public let deals: JudgedDeals

  /// A target.
  public init(ahead: Int, rows: [BacktestRow], deals: JudgedDeals) {
    self.ahead = ahead
    self.rows = rows
    self.deals = deals
  }
}

/// The deals open as of a day: what was said of each, and whether it was won in the period.
///
/// Columns of equal length.
public struct JudgedDeals: Codable, Equatable, Sendable {
  /// Identifiers.
  public var ids: [String] = []
  /// P(won once closed).
  public var winProbabilities: [Double] = []
  /// P(won within the period).
  public var periodProbabilities: [Double] = []
  /// Expected final amounts, minor units.
  public var expectedAmounts: [Int64?] = []
  /// Whether the deal was won within the period, as known at the end.
  public var isWon: [Bool] = []
  /// The share won among the rows of the past that the model learnt from.
  public var baseRate = 0.5

  /// No deals.
  public init() {}
}
