internal import Calendars
internal import Deals

/// No activity for some business days, fewer in late stages.
struct NoActivityRule: SignalRule {
  let signal = RiskSignal.noActivity

  func missing(in known: KnownDeals) -> MissingData? { known.hasActivities ? nil : .activities }

  func reading(_ deal: ObservedDeal) -> SignalReading? {
    let since = deal.timeline.lastActivity(before: deal.moment) ?? deal.timeline.created
    let days = deal.known.businessDays.count(
      from: deal.known.zone.day(of: since) + 1, to: deal.today + 1)
    let key: SignalKey = deal.isLate ? .silentBusinessDaysLate : .silentBusinessDays
    return .atLeast(Double(days), deal.limits[key])
  }
}
