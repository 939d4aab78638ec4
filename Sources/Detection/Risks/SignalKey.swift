/// A limit of the risk rules, as it is named under `signals` in aforo.yml.
public enum SignalKey: Int, CaseIterable, Sendable {
  case overdueDays, stalledQuantile, pushes, quarterPushes, silentBusinessDays
  case silentBusinessDaysLate, replyRatio, replyDays, contacts, contactDays, regressions
  case regressionDays, skippedStages, ageRatio, ownerChanges, ownerChangeDays, amountChange
  case amountChangeDays, amountDeviations, endShare, zombieDays, inTimeRatio, scoreRatio

  /// The key as written.
  public var name: String { "\(self)" }

  /// The key of a name.
  public init?(name: String) {
    guard let key = SignalKey.allCases.first(where: { $0.name == name }) else { return nil }
    self = key
  }

  /// The limit unless aforo.yml says another (domain.md 4.1).
  public var usual: Double {
    switch self {
    case .overdueDays: 1
    case .stalledQuantile: 0.8
    case .pushes: 3
    case .quarterPushes: 2
    case .silentBusinessDays: 10
    case .silentBusinessDaysLate: 5
    case .replyRatio: 2
    case .replyDays: 7
    case .contacts: 2
    case .contactDays: 60
    case .regressions: 1
    case .regressionDays: 90
    case .skippedStages: 2
    case .ageRatio: 1
    case .ownerChanges: 1
    case .ownerChangeDays: 90
    case .amountChange: 0.25
    case .amountChangeDays: 30
    case .amountDeviations: 2.5
    case .endShare: 0.1
    case .zombieDays: 90
    case .inTimeRatio: 0.5
    case .scoreRatio: 0.5
    }
  }

  /// Whether it is a share, 0 to 1.
  public var isShare: Bool {
    [.stalledQuantile, .endShare, .inTimeRatio, .scoreRatio].contains(self)
  }

  /// Whether it may have decimals; the others count something.
  public var mayBeFraction: Bool {
    isShare || [.replyRatio, .ageRatio, .amountChange, .amountDeviations].contains(self)
  }

  /// The largest limit: days of some three hundred years.
  public static let most = 100_000.0

  /// What it means, for a comment of aforo.yml.
  public var meaning: String {
    switch self {
    case .overdueDays: "overdue: days after the expected close day"
    case .stalledQuantile: "stalled: quantile of the stage's visits that advanced, by segment"
    case .pushes: "pushed: moves of the close day into a later month"
    case .quarterPushes: "pushed: moves into a later quarter"
    case .silentBusinessDays: "no_activity: business days without one"
    case .silentBusinessDaysLate: "no_activity: the same in the later half of the stages"
    case .replyRatio: "no_reply: times the person's usual gap between answers"
    case .replyDays: "no_reply: and at least so many days"
    case .contacts: "single_threaded: fewer people than this, above the median amount"
    case .contactDays: "single_threaded: days in which they count"
    case .regressions: "stage_regression: moves back"
    case .regressionDays: "stage_regression: days in which they count"
    case .skippedStages: "stage_skip: stages advanced at once"
    case .ageRatio: "aged: age over the 90 % quantile of the won deals of the segment"
    case .ownerChanges: "owner_change: transfers"
    case .ownerChangeDays: "owner_change: days in which they count"
    case .amountChange: "amount_change: share of the amount; any cut while in Commit counts too"
    case .amountChangeDays: "amount_change: days in which it counts"
    case .amountDeviations: "amount_outlier: robust deviations of the log amount in its segment"
    case .endShare: "end_loaded: less of the period than this lies after the close day"
    case .zombieDays: "zombie: more days than this overdue, and untouched"
    case .inTimeRatio: "unlikely_in_time: P(won in the period) / P(won)"
    case .scoreRatio: "low_score: chance over the stage's win rate"
    }
  }
}
