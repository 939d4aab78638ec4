internal import Calendars
internal import Deals

/// Older than most deals of its segment were when they were won.
struct AgedRule: SignalRule {
  let signal = RiskSignal.aged

  func missing(in known: KnownDeals) -> MissingData? { nil }

  func reading(_ deal: ObservedDeal) -> SignalReading? {
    guard let old = deal.norms.oldAge(segment: deal.segment), old > 0 else { return nil }
    let age = Double(deal.moment.seconds - deal.timeline.created.seconds) / 86_400
    return .above(age / old, deal.limits[.ageRatio])
  }
}
