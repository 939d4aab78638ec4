public import Deals

/// How a violation is put right, for want of the truth, to see what it does to the forecast.
public enum ContractRepair: String, CaseIterable, Sendable {
  /// The close date becomes the day by which deals of the stage were won: the median of the days from
  /// their entry into it, counted from the as-of day.
  case typicalCloseDate = "typical_close_date"
  /// The amount becomes what like deals were won for.
  case priceOfLikeDeals = "price_of_like_deals"
  /// The category becomes the most frequent one of open deals in the stage.
  case usualCategory = "usual_category"
  /// The deal is left out.
  case removal

  /// The repair of a rule; `nil` where what is wrong has no place in the forecast, or nobody can
  /// say what would be right.
  public init?(_ kind: ViolationKind) {
    switch kind {
    case .overdue, .closeDateMissing: self = .typicalCloseDate
    case .openAmountMissing, .amountZero, .amountNegative: self = .priceOfLikeDeals
    case .categoryAgainstStage: self = .usualCategory
    case .zombie, .duplicate: self = .removal
    default: return nil
    }
  }
}
