/// How much a violation hurts.
public enum ViolationSeverity: String, CaseIterable, Sendable {
  /// The record cannot be used in some answer.
  case error
  /// It can be used, and the answer is worse for it.
  case warning
  /// Worth knowing; nothing is wrong by itself.
  case info
}

/// What a violation counts.
public enum ViolationUnit: String, Sendable {
  case deals, records, activities, changes, quotas, stages
}

/// A rule of the data contract; the raw value is its place in the order of answers.
public enum ViolationKind: Int, CaseIterable, Sendable {
  // Records that could not be read
  case recordRejected
  case stageUnmapped
  // Money
  case wonAmountMissing
  case amountNegative
  case rateMissing
  case currencyUnknown
  case openAmountMissing
  case amountZero
  // Dates
  case creationMissing
  case closeDateMissing
  case closedBeforeCreated
  case overdue
  case zombie
  case closeDateUntouched
  // History
  case historyOrphan
  case historyBeforeCreation
  case historyContradiction
  case historyCensored
  case changedAfterClose
  case reopened
  // The sales process
  case categoryAgainstStage
  case probabilityOff
  case stageOrder
  case stageDead
  case stageRegression
  case stageSkip
  // People and accounts
  case ownerMissing
  case ownerUnplaced
  case quotaUnknownNode
  case accountMissing
  // Records twice, or of nothing
  case duplicate
  case activityOrphan
  case mergedExcluded
  case deletedExcluded
}

extension ViolationKind {
  /// The name in answers and in `contract: accept:` of aforo.yml.
  public var name: String {
    switch self {
    case .recordRejected: "record_rejected"
    case .stageUnmapped: "stage_unmapped"
    case .wonAmountMissing: "won_amount_missing"
    case .amountNegative: "amount_negative"
    case .rateMissing: "rate_missing"
    case .currencyUnknown: "currency_unknown"
    case .openAmountMissing: "open_amount_missing"
    case .amountZero: "amount_zero"
    case .creationMissing: "creation_missing"
    case .closeDateMissing: "close_date_missing"
    case .closedBeforeCreated: "closed_before_created"
    case .overdue: "overdue"
    case .zombie: "zombie"
    case .closeDateUntouched: "close_date_untouched"
    case .historyOrphan: "history_orphan"
    case .historyBeforeCreation: "history_before_creation"
    case .historyContradiction: "history_contradiction"
    case .historyCensored: "history_censored"
    case .changedAfterClose: "changed_after_close"
    case .reopened: "reopened"
    case .categoryAgainstStage: "category_against_stage"
    case .probabilityOff: "probability_off"
    case .stageOrder: "stage_order"
    case .stageDead: "stage_dead"
    case .stageRegression: "stage_regression"
    case .stageSkip: "stage_skip"
    case .ownerMissing: "owner_missing"
    case .ownerUnplaced: "owner_unplaced"
    case .quotaUnknownNode: "quota_unknown_node"
    case .accountMissing: "account_missing"
    case .duplicate: "duplicate"
    case .activityOrphan: "activity_orphan"
    case .mergedExcluded: "merged_excluded"
    case .deletedExcluded: "deleted_excluded"
    }
  }

  /// The rule of a name.
  public init?(name: String) {
    guard let kind = ViolationKind.allCases.first(where: { $0.name == name }) else { return nil }
    self = kind
  }

  /// How much it hurts.
  public var severity: ViolationSeverity {
    switch self {
    case .recordRejected, .stageUnmapped, .wonAmountMissing, .amountNegative, .rateMissing,
      .currencyUnknown, .creationMissing, .closeDateMissing, .closedBeforeCreated, .historyOrphan,
      .quotaUnknownNode:
      .error
    case .openAmountMissing, .amountZero, .overdue, .zombie, .historyBeforeCreation,
      .historyContradiction, .historyCensored, .changedAfterClose, .categoryAgainstStage,
      .probabilityOff, .stageOrder, .stageDead, .ownerMissing, .ownerUnplaced, .accountMissing,
      .duplicate, .activityOrphan:
      .warning
    case .closeDateUntouched, .reopened, .stageRegression, .stageSkip, .mergedExcluded,
      .deletedExcluded:
      .info
    }
  }

  /// What it counts.
  public var unit: ViolationUnit {
    switch self {
    case .recordRejected, .stageUnmapped: .records
    case .historyOrphan: .changes
    case .activityOrphan: .activities
    case .quotaUnknownNode: .quotas
    case .probabilityOff, .stageOrder, .stageDead: .stages
    default: .deals
    }
  }

  /// The kind whose name is nearest to an unknown one, for an error's remedy.
  public static func nearest(to name: String) -> ViolationKind? {
    allCases.min { editDistance($0.name, name) < editDistance($1.name, name) }
  }
}
