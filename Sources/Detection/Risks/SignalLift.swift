/// What a rule was worth on this company's own past deals: of those that were open at a past day,
/// the share won in the half year after it, flagged against not flagged.
public struct SignalLift: Equatable, Sendable {
  /// Share won in time among past open deals that the rule flagged.
  public let winRateFlagged: Double
  /// The same among the others, in the mix of stages of the flagged ones.
  public let winRateOther: Double
  /// Flagged past deals, each once.
  public let count: Int
  /// Times at which they were seen flagged.
  public let observations: Int
  /// Deals among the others, each once.
  public let otherCount: Int
  /// 95 % interval of the flagged ones' share (Wilson, with the number of deals that the
  /// observations are worth).
  public let lower: Double
  /// Its upper end.
  public let upper: Double
  /// 95 % interval of ``difference``, one deal seen several times counted as one.
  public let differenceLower: Double
  /// Its upper end.
  public let differenceUpper: Double

  /// A lift.
  public init(
    winRateFlagged: Double, winRateOther: Double, count: Int, observations: Int? = nil,
    otherCount: Int = LiftVerdict.minimumCount, lower: Double, upper: Double,
    differenceLower: Double, differenceUpper: Double
  ) {
    self.winRateFlagged = winRateFlagged
    self.winRateOther = winRateOther
    self.count = count
    self.observations = observations ?? count
    self.otherCount = otherCount
    self.lower = lower
    self.upper = upper
    self.differenceLower = differenceLower
    self.differenceUpper = differenceUpper
  }

  /// Flagged less others: below 0 where the rule warns.
  public var difference: Double { winRateFlagged - winRateOther }
}

/// What a rule tells here.
public enum LiftVerdict: String, CaseIterable, Sendable {
  /// Flagged deals are won less often, beyond chance: a reason.
  case risk
  /// The interval includes no difference.
  case nothing
  /// Flagged deals are won more often, beyond chance.
  case favourable
  /// Too few past deals to tell.
  case thin
  /// Not measured on past deals.
  case unmeasured

  /// The fewest flagged and other past deals that tell something.
  public static let minimumCount = 20

  /// The verdict of a lift.
  public init(_ lift: SignalLift?) {
    guard let lift else {
      self = .unmeasured
      return
    }
    if min(lift.count, lift.otherCount) < LiftVerdict.minimumCount {
      self = .thin
    } else if lift.differenceUpper < 0 {
      self = .risk
    } else {
      self = lift.differenceLower > 0 ? .favourable : .nothing
    }
  }
}
