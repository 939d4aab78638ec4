internal import Calendars
internal import Deals

/// Its close day is the end of the period: often a default, not a plan.
struct EndLoadedRule: SignalRule {
  let signal = RiskSignal.endLoaded

  func missing(in known: KnownDeals) -> MissingData? { known.hasCloseDays ? nil : .closeDays }

  func reading(_ deal: ObservedDeal) -> SignalReading? {
    let (start, end) = deal.period
    guard let closeDay = deal.closeDay, start <= closeDay, closeDay < end else { return nil }
    return .below(Double(end - closeDay) / Double(end - start), deal.limits[.endShare])
  }
}
