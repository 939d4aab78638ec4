internal import Deals

/// The close day was moved later across months, or across quarters, again and again.
///
/// Months and quarters in all are told beside it; see ``PushCounts``.
struct PushedRule: SignalRule {
  let signal = RiskSignal.pushed

  func missing(in known: KnownDeals) -> MissingData? {
    known.recorded.contains(.closeDay) ? nil : .closeDayHistory
  }

  func reading(_ deal: ObservedDeal) -> SignalReading? {
    guard deal.closeDay != nil else { return nil }
    let events = Double(deal.timeline.pushCount)
    let quarters = Double(deal.timeline.quarterPushCount)
    if events < deal.limits[.pushes], quarters >= deal.limits[.quarterPushes] {
      return .atLeast(quarters, deal.limits[.quarterPushes])
    }
    return .atLeast(events, deal.limits[.pushes])
  }
}
