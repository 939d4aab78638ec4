/// A sign that a representative or a team is in trouble (domain.md 4.2).
public enum NodeSignal: Int, CaseIterable, Sendable {
  /// Booked share of the quota, less the usual one of the same business day.
  case attainmentPace
  /// Open amount due in the period over what the quota still lacks; the limit is what such pipeline
  /// has needed to be.
  case coverage
  /// Expected bookings from open deals over what the quota still lacks.
  case weightedCoverage
  /// Deals created in four weeks over the usual ones of the same weeks.
  case creationRate
  /// Share of the amount due at the start of the period that has slipped out of it or is lost.
  case slipRate
  /// What was won of the amount in Commit at this day of past periods.
  case commitYield
  /// Mean of (call - actual) / actual of past periods.
  case forecastBias
  /// Share of the won deals that nobody had committed two weeks before, or that came into the
  /// period in its last tenth.
  case sandbagging
  /// How many deals of equal worth the expected bookings amount to.
  case concentration
  /// Share of the open amount with a violation of the data contract.
  case hygiene
  /// Activities of the last week against the usual, in robust deviations.
  case activity

  /// The signal's name in machine-readable output.
  public var name: String { SnakeCase.of(self) }
}

/// Why a figure of a node is undefined.
public enum UndefinedReason: Sendable, CaseIterable {
  case noQuota, noPastQuotas, fewPeriods, noCloseDayHistory, nothingDue, noCategoryHistory
  case nothingCommitted, noCalls, fewWins, nothingExpected, nothingOpen, notChecked, noActivities
  case nothingCreated, isOver

  /// The reason in words.
  public var sentence: String {
    switch self {
    case .noQuota: "no quota"
    case .noPastQuotas: "no quotas of past periods"
    case .fewPeriods: "fewer than 4 past periods"
    case .noCloseDayHistory: "no history of close dates"
    case .nothingDue: "nothing was due"
    case .noCategoryHistory: "no history of categories"
    case .nothingCommitted: "nothing was committed"
    case .noCalls: "no calls of past periods"
    case .fewWins: "fewer than 5 won deals"
    case .nothingExpected: "nothing is expected of open deals"
    case .nothingOpen: "no open amount"
    case .notChecked: "the data contract was not checked"
    case .noActivities: "too few activities"
    case .nothingCreated: "no deals in the weeks to compare with"
    case .isOver: "the period is over"
    }
  }
}

/// A named figure that stands behind a signal.
public struct NodeFigure: Equatable, Sendable {
  /// Its name in machine-readable output.
  public let name: String
  /// Its value.
  public let value: Double

  /// A figure.
  public init(_ name: String, _ value: Double) {
    self.name = name
    self.value = value
  }
}

/// What one signal finds on one node.
public struct NodeReading: Equatable, Sendable {
  /// The signal.
  public let signal: NodeSignal
  /// The value; `nil` where it is undefined or the quota is met.
  public let value: Double?
  /// The limit beyond which it is flagged; `nil` where there is none.
  public let threshold: Double?
  /// 95 % interval: of the value, for coverage of the limit; `nil` where there is none.
  public let lower: Double?
  /// Its upper end; `nil` also where it has no bound.
  public let upper: Double?
  /// Whether it is a sign of trouble.
  public let isFlagged: Bool
  /// Whether the quota is reached, so that nothing has to be covered.
  public let isMet: Bool
  /// What stands behind it.
  public let figures: [NodeFigure]
  /// Why the value is undefined; `nil` where it is not.
  public let reason: UndefinedReason?

  /// A reading.
  public init(
    _ signal: NodeSignal, _ value: Double?, threshold: Double? = nil, lower: Double? = nil,
    upper: Double? = nil, isFlagged: Bool = false, isMet: Bool = false,
    figures: [NodeFigure] = [], reason: UndefinedReason? = nil
  ) {
    self.signal = signal
    self.value = value
    self.threshold = threshold
    self.lower = lower
    self.upper = upper
    self.isFlagged = isFlagged
    self.isMet = isMet
    self.figures = figures
    self.reason = reason
  }

  /// An undefined one.
  static func undefined(_ signal: NodeSignal, _ reason: UndefinedReason) -> NodeReading {
    NodeReading(signal, nil, reason: reason)
  }
}
