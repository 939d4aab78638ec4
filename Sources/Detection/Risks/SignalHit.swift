/// A rule that fired on a deal.
public struct SignalHit: Equatable, Sendable {
  /// The rule.
  public let signal: RiskSignal
  /// The value found, in the rule's unit.
  public let value: Double
  /// The limit that it passed.
  public let threshold: Double
  /// What the rule was worth in the past; `nil` where it was not measured.
  public let lift: SignalLift?

  /// A hit.
  public init(signal: RiskSignal, value: Double, threshold: Double, lift: SignalLift?) {
    self.signal = signal
    self.value = value
    self.threshold = threshold
    self.lift = lift
  }

  /// What the rule tells here.
  public var verdict: LiftVerdict { LiftVerdict(lift) }
  /// Whether it counts as a reason: flagged deals were won less often, beyond chance.
  public var isReason: Bool { verdict == .risk }
}

/// How the close day was moved later, in three numbers.
public struct PushCounts: Equatable, Sendable {
  /// Moves into a later month.
  public let events: Int
  /// Months moved in all.
  public let months: Int
  /// Quarters moved in all.
  public let quarters: Int

  /// Counts.
  public init(events: Int = 0, months: Int = 0, quarters: Int = 0) {
    self.events = events
    self.months = months
    self.quarters = quarters
  }
}
