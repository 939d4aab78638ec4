/// The kinds of anomaly of the contract.
public enum AnomalyKind: String, CaseIterable, Sendable {
  case shift, outlier, drought, duplicate, zombie, bias
}

/// What one detector looks for; each family has its own controlled false discovery rate.
public enum AnomalyFamily: String, CaseIterable, Sendable {
  /// Wins of a cell against what its deals made one expect.
  case winRate
  /// Too few deals created in the last six weeks.
  case creation
  /// Time to win of the last quarter's wins.
  case cycleLength
  /// Amounts of the deals created in the last quarter.
  case dealSize
  /// Activities of an owner's open deals.
  case activity
  /// Where the open amount stands in the sales process.
  case stageMix
  /// Open deals that nobody works on any more.
  case zombies
  /// The same deal entered twice.
  case duplicates
  /// Amounts far from those of deals alike.
  case amounts
  /// Records that contradict themselves.
  case records
  /// Open deals unlike those that were open before.
  case outlyingDeals
  /// Owners whose forecast categories say too much or too little.
  case category
  /// Owners whose close dates move more than others'.
  case closeDate

  /// The kind in answers.
  public var kind: AnomalyKind {
    switch self {
    case .winRate, .cycleLength, .dealSize, .activity, .stageMix: .shift
    case .creation: .drought
    case .zombies: .zombie
    case .duplicates: .duplicate
    case .amounts, .records, .outlyingDeals: .outlier
    case .category, .closeDate: .bias
    }
  }

  /// The false discovery rate held unless another is asked for; `nil` for rules, which have no
  /// p-values.
  ///
  /// Source of the levels: the detectors' measured table, see Benchmarks/detectors.
  public var defaultRate: Double? {
    switch self {
    case .winRate, .activity, .category: 0.10
    case .creation: 0.02
    case .cycleLength, .dealSize, .stageMix, .zombies, .outlyingDeals, .closeDate: 0.05
    case .duplicates, .amounts, .records: nil
    }
  }

  /// The level of Benjamini and Hochberg that holds a false discovery rate, as a share of it: where
  /// p-values are too small by nature, half, as measured on companies with nothing planted.
  var levelShare: Double {
    switch self {
    // Owners differ, and a week's activities come in bursts.
    case .activity, .category: 0.5
    default: 1
    }
  }
}

/// Why a family was not looked at.
public enum NotLookedAt: Equatable, Sendable {
  /// Fewer closed deals than the detector needs.
  case closings(needed: Int, found: Int)
  /// Fewer weeks of history than it needs.
  case weeks(needed: Int, found: Int)
  /// Fewer deals with what it needs.
  case deals(needed: Int, found: Int)
  /// Fewer owners with enough deals.
  case owners(needed: Int, found: Int)
  /// A field that is nowhere filled in or has no history.
  case field(String)
  /// The regression could not be fitted.
  case numeric
}

/// What became of a family.
public struct FamilyOutcome: Equatable, Sendable {
  /// The family.
  public let family: AnomalyFamily
  /// The false discovery rate that was held; `nil` for a rule.
  public let rate: Double?
  /// Cells, deals or owners that were tested.
  public let tested: Int
  /// Those found; the watch list does not count.
  public let found: Int
  /// Why it was not looked at; `nil` when it was.
  public let reason: NotLookedAt?
}
