internal import Deals

/// A chance far below the win rate of its stage: of being won in the period where it is due in it,
/// of being won at all otherwise.
struct LowScoreRule: SignalRule {
  let signal = RiskSignal.lowScore

  func missing(in known: KnownDeals) -> MissingData? { nil }

  func reading(_ deal: ObservedDeal) -> SignalReading? {
    guard let chances = deal.chances, chances.ofStage > 0 else { return nil }
    let chance = deal.isDue ? chances.inPeriod : chances.win
    return .below(chance / chances.ofStage, deal.limits[.scoreRatio])
  }
}
