/// What a gap between quota and expected bookings is made of (science-intervals-gap.md 3.2).
public enum GapCause: String, CaseIterable, Codable, Sendable {
  /// The quota asks for more than the last periods lead to.
  case plan
  /// The pipeline that stood when the period began.
  case coverage
  /// Deals created since, and those still to be created.
  case creation
  /// How many of them close in time.
  case timing
  /// How many of those that close are won.
  case conversion
  /// How large a typical deal is.
  case size
  /// Whether the larger or the smaller deals are won.
  case mix

  /// Those that stand for what happened: all but the plan.
  public static let factors: [GapCause] = [
    .coverage, .creation, .timing, .conversion, .size, .mix,
  ]

  /// Standard deviation of the line between ordinary quarters, as a share of the reference, before
  /// any of the company's own is known.
  var usualDeviation: Double {
    switch self {
    case .plan: 0
    case .coverage: 0.12
    case .creation: 0.05
    case .timing: 0.08
    case .conversion: 0.12
    case .size: 0.10
    case .mix: 0.12
    }
  }
}
