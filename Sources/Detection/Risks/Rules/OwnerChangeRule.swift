internal import Deals

/// Handed over to somebody else not long ago.
struct OwnerChangeRule: SignalRule {
  let signal = RiskSignal.ownerChange

  func missing(in known: KnownDeals) -> MissingData? {
    known.recorded.contains(.owner) ? nil : .ownerHistory
  }

  func reading(_ deal: ObservedDeal) -> SignalReading? {
    guard deal.timeline.owner != nil else { return nil }
    let since = deal.before(days: deal.limits[.ownerChangeDays])
    return .atLeast(
      Double(deal.trail.transfers.count { $0 >= since }), deal.limits[.ownerChanges])
  }
}
