internal import Deals

/// Committed in the first half of the process, or still pipeline in its last stage.
struct CategoryAgainstStageRule: SignalRule {
  let signal = RiskSignal.categoryAgainstStage

  func missing(in known: KnownDeals) -> MissingData? {
    known.recorded.contains(.category) ? nil : .categories
  }

  func reading(_ deal: ObservedDeal) -> SignalReading? {
    let count = deal.norms.openStageCount
    guard let stage = deal.stage, let category = deal.timeline.category, count >= 3 else {
      return nil
    }
    let number = Double(stage + 1)
    if category == .pipeline { return .atLeast(number, Double(count)) }
    guard category == .commit else {
      return SignalReading(value: number, threshold: Double(count), fires: false)
    }
    return .below(number, Double(count / 2 + 1))
  }
}
