/// A question of managers that is answered from the metrics.
public enum QuestionTopic: String, Sendable, CaseIterable {
  /// Are acquisition costs too high?
  case cac
  /// Do sales move with campaigns?
  case campaigns
  /// Which reps reach the target while others lag?
  case reps
  /// Where do leads and deals fall, and why?
  case leads
  /// What moves deals faster?
  case tactics
}

/// What was found for a question.
public enum QuestionAnswer: Sendable {
  /// Costs of acquisition.
  case cac(AcquisitionCosts)
  /// Spending against what came of it.
  case campaigns(SpendResponse)
  /// Reps against their quotas.
  case reps(RepStandings)
  /// Where leads and deals are lost.
  case leads(FunnelLeaks)
  /// What goes with a faster win.
  case tactics(WinTempo)
  /// No answer, and why: a phrase with gaps `{}`, and the numbers for them.
  case unanswered(QuestionTopic, reason: String, values: [Int] = [])

  /// The question.
  public var topic: QuestionTopic {
    switch self {
    case .cac: .cac
    case .campaigns: .campaigns
    case .reps: .reps
    case .leads: .leads
    case .tactics: .tactics
    case .unanswered(let topic, _, _): topic
    }
  }
}

/// An estimate with its interval of 95 %.
public struct IntervalEstimate: Equatable, Sendable {
  /// The estimate.
  public let value: Double
  /// The lower end.
  public let lower: Double
  /// The upper end.
  public let upper: Double

  /// An estimate as given.
  public init(value: Double, lower: Double, upper: Double) {
    self.value = value
    self.lower = lower
    self.upper = upper
  }

  /// Whether the interval has a value inside.
  public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }
}
