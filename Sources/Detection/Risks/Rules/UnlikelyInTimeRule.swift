internal import Deals

/// Due in the period, but likely to be won after it, if at all.
struct UnlikelyInTimeRule: SignalRule {
  let signal = RiskSignal.unlikelyInTime

  func missing(in known: KnownDeals) -> MissingData? { known.hasCloseDays ? nil : .closeDays }

  func reading(_ deal: ObservedDeal) -> SignalReading? {
    guard let chances = deal.chances, deal.isDue, chances.win > 0 else { return nil }
    return .below(chances.inPeriod / chances.win, deal.limits[.inTimeRatio])
  }
}
