internal import Deals

/// The amount changed by much within days, or was cut at all since the deal is committed.
struct AmountChangeRule: SignalRule {
  let signal = RiskSignal.amountChange

  func missing(in known: KnownDeals) -> MissingData? {
    known.recorded.contains(.amount) ? nil : .amountHistory
  }

  func reading(_ deal: ObservedDeal) -> SignalReading? {
    guard let amount = deal.timeline.amount else { return nil }
    let limit = deal.limits[.amountChange]
    if deal.timeline.category == .commit, let entry = deal.trail.amountAtCategory, entry > 0,
      amount < entry
    {
      return SignalReading(
        value: Double(amount) / Double(entry) - 1, threshold: 0, fires: true)
    }
    let since = deal.before(days: deal.limits[.amountChangeDays])
    // A deal that is younger is compared with the first amount it had.
    guard let old = deal.trail.amount(at: since) ?? deal.trail.amounts.first?.amount, old > 0 else {
      return nil
    }
    let change = Double(amount) / Double(old) - 1
    return SignalReading(value: change, threshold: limit, fires: abs(change) > limit)
  }
}
