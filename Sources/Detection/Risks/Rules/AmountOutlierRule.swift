internal import Deals

/// Far larger than the deals of its segment.
struct AmountOutlierRule: SignalRule {
  let signal = RiskSignal.amountOutlier

  func missing(in known: KnownDeals) -> MissingData? {
    let isKnown = known.recorded.contains(.amount) || known.settings.amountKnown == .creation
    return isKnown ? nil : .amounts
  }

  func reading(_ deal: ObservedDeal) -> SignalReading? {
    guard let amount = deal.timeline.amount,
      let deviation = deal.norms.amountDeviation(amount, segment: deal.segment)
    else { return nil }
    return .above(deviation, deal.limits[.amountDeviations])
  }
}
