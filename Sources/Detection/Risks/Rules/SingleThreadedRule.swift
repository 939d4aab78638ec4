internal import Calendars
internal import Deals

/// A deal above the median amount of its segment with too few people.
struct SingleThreadedRule: SignalRule {
  let signal = RiskSignal.singleThreaded

  func missing(in known: KnownDeals) -> MissingData? {
    known.hasActivities ? known.hasPeople ? nil : .people : .activities
  }

  func reading(_ deal: ObservedDeal) -> SignalReading? {
    guard let amount = deal.timeline.amount,
      deal.norms.isLarge(amount, segment: deal.segment) == true
    else { return nil }
    let from = Instant(seconds: deal.before(days: deal.limits[.contactDays]))
    let people = Set(
      deal.timeline.activities(from: from, to: deal.moment).compactMap(\.person))
    return .below(Double(people.count), deal.limits[.contacts])
  }
}
