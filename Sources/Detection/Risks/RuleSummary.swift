/// One rule in this company: what it was worth, and what it flags now.
public struct RuleSummary: Equatable, Sendable {
  /// Whether a rule looks at the deals.
  public enum State: Equatable, Sendable {
    /// It does.
    case active
    /// Switched off in aforo.yml.
    case disabled
    /// What it needs is not in the data.
    case unseen(MissingData)
  }

  /// The rule.
  public let signal: RiskSignal
  /// Whether it looks at the deals.
  public let state: State
  /// What it was worth in the past; `nil` where that was not measured.
  public let lift: SignalLift?
  /// Deals that it flags now, among those selected.
  public let flaggedCount: Int
  /// Their money at risk, minor units.
  public let moneyAtRisk: Int64

  /// A rule's facts.
  public init(
    signal: RiskSignal, state: State = .active, lift: SignalLift? = nil, flaggedCount: Int = 0,
    moneyAtRisk: Int64 = 0
  ) {
    self.signal = signal
    self.state = state
    self.lift = lift
    self.flaggedCount = flaggedCount
    self.moneyAtRisk = moneyAtRisk
  }

  /// What it tells here.
  public var verdict: LiftVerdict { LiftVerdict(lift) }
}
