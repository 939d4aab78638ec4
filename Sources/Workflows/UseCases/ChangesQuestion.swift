public import Calendars

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
  /// The one node asked for, by steps such as `region=EMEA`, top first; empty for all.
  public var node: [String] = []
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
