internal import Deals

/// Advanced over stages in one step.
struct StageSkipRule: SignalRule {
  let signal = RiskSignal.stageSkip

  func missing(in known: KnownDeals) -> MissingData? {
    known.recorded.contains(.stage) ? nil : .stageHistory
  }

  func reading(_ deal: ObservedDeal) -> SignalReading? {
    guard deal.stage != nil else { return nil }
    return .atLeast(Double(deal.trail.longestStep), deal.limits[.skippedStages])
  }
}
