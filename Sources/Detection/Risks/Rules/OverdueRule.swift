internal import Calendars
internal import Deals

/// Open after its expected close day.
struct OverdueRule: SignalRule {
  let signal = RiskSignal.overdue

  func missing(in known: KnownDeals) -> MissingData? { known.hasCloseDays ? nil : .closeDays }

  func reading(_ deal: ObservedDeal) -> SignalReading? {
    guard let closeDay = deal.closeDay else { return nil }
    return .atLeast(Double(deal.today - closeDay), deal.limits[.overdueDays])
  }
}
