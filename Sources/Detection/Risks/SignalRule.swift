internal import Deals

/// What one rule finds on one deal.
struct SignalReading: Equatable {
  let value: Double
  let threshold: Double
  let fires: Bool

  /// Fires from the threshold on.
  static func atLeast(_ value: Double, _ threshold: Double) -> SignalReading {
    SignalReading(value: value, threshold: threshold, fires: value >= threshold)
  }

  /// Fires above the threshold.
  static func above(_ value: Double, _ threshold: Double) -> SignalReading {
    SignalReading(value: value, threshold: threshold, fires: value > threshold)
  }

  /// Fires below the threshold.
  static func below(_ value: Double, _ threshold: Double) -> SignalReading {
    SignalReading(value: value, threshold: threshold, fires: value < threshold)
  }
}

/// One rule of domain.md 4.1.
protocol SignalRule: Sendable {
  /// Its name.
  var signal: RiskSignal { get }

  /// Why it can be seen on no deal; `nil` where the data has what it needs.
  func missing(in known: KnownDeals) -> MissingData?

  /// What it finds; `nil` where it is undefined for this deal, because it is not about such deals or
  /// because something is not known of this one.
  func reading(_ deal: ObservedDeal) -> SignalReading?
}

/// What a rule needs and the data does not have.
public enum MissingData: Sendable, CaseIterable {
  case activities, directions, people, plans, closeDays, closeDayHistory, stageHistory, amounts
  case amountHistory, ownerHistory, categories

  /// Why the rule cannot be seen, in a sentence.
  public var reason: String {
    switch self {
    case .activities: "no activities were imported"
    case .directions: "no activity says whether it was inbound or outbound"
    case .people: "no activity says with whom it was"
    case .plans: "no activity says when it was planned (created_at)"
    case .closeDays: "the deals have no expected close date"
    case .closeDayHistory: "no history of expected close dates was imported"
    case .stageHistory: "no history of stages was imported"
    case .amounts: "the deals have no amounts"
    case .amountHistory: "no history of amounts was imported"
    case .ownerHistory: "no history of owners was imported"
    case .categories: "no history of forecast categories was imported"
    }
  }
}

/// The rules.
enum SignalRules {
  /// One for each ``RiskSignal``, in its order.
  static let all: [any SignalRule] = [
    OverdueRule(), StalledRule(), PushedRule(), NoActivityRule(), NoReplyRule(), NoNextStepRule(),
    SingleThreadedRule(), StageRegressionRule(), StageSkipRule(), AgedRule(),
    CategoryAgainstStageRule(), OwnerChangeRule(), AmountChangeRule(), AmountOutlierRule(),
    EndLoadedRule(), ZombieRule(), UnlikelyInTimeRule(), LowScoreRule(),
  ]
}

extension KnownDeals {
  /// Whether expected close days are known, now at least.
  var hasCloseDays: Bool {
    if recorded.contains(.closeDay) { return true }
    // What an export says without dates is known of all deals, or of none.
    let deals = deals
    guard let first = deals.first, exported(first) != nil else { return false }
    return deals.contains { exported($0)?.closeDay != nil }
  }
}
