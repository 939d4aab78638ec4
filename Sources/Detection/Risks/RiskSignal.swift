/// A sign that an open deal is in trouble (domain.md 4.1).
public enum RiskSignal: Int, CaseIterable, Sendable {
  /// The expected close day has passed; days.
  case overdue
  /// Longer in its stage than most visits that advanced; weeks.
  case stalled
  /// The close day was moved later again and again; number of pushes.
  case pushed
  /// Nobody did anything for it; business days since the last activity.
  case noActivity
  /// The customer answers no more; days since the last answer, over the usual gap.
  case noReply
  /// Late in the process, and nothing is planned; number of planned activities.
  case noNextStep
  /// A large deal with one contact; people in 60 days.
  case singleThreaded
  /// Moved back in the process; moves.
  case stageRegression
  /// Advanced over stages; stages at once.
  case stageSkip
  /// Older than most won deals became; age over that of the oldest tenth of the won ones.
  case aged
  /// The forecast category contradicts the stage; the stage's number.
  case categoryAgainstStage
  /// Handed over; transfers.
  case ownerChange
  /// The amount changed; change as a share.
  case amountChange
  /// The amount is far above the usual; robust z of its logarithm.
  case amountOutlier
  /// The close day is the end of the period; share of the period left after it.
  case endLoaded
  /// Long overdue and untouched: not a deal any more; days overdue.
  case zombie
  /// Due in the period, but not likely to be won in it even if it is won; ratio of probabilities.
  case unlikelyInTime
  /// A chance far below what is customary in its stage; ratio of probabilities.
  case lowScore

  /// The rule's name in commands, aforo.yml and machine-readable output.
  public var name: String { SnakeCase.of(self) }

  /// The rule of a name.
  public init?(name: String) {
    guard let signal = RiskSignal.allCases.first(where: { $0.name == name }) else { return nil }
    self = signal
  }

  /// Whether the rule reads the chances of the model, which are not known of past deals.
  public var readsModel: Bool { self == .unlikelyInTime || self == .lowScore }
}
