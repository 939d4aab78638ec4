internal import Calendars
internal import Deals

/// Longer in its stage than most visits of its segment that advanced.
struct StalledRule: SignalRule {
  let signal = RiskSignal.stalled

  func missing(in known: KnownDeals) -> MissingData? {
    known.recorded.contains(.stage) ? nil : .stageHistory
  }

  func reading(_ deal: ObservedDeal) -> SignalReading? {
    guard let entered = deal.timeline.stageEntered,
      let limit = deal.norms.durations.limit(
        deal.stage, segment: deal.segment, quantile: deal.limits[.stalledQuantile])
    else { return nil }
    return .above(Double(deal.moment.seconds - entered.seconds) / (7 * 86_400), limit)
  }
}
