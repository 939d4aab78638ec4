internal import Calendars
internal import Deals

/// Long overdue, and nobody touched it since: not a deal any more, and in no coverage.
struct ZombieRule: SignalRule {
  let signal = RiskSignal.zombie

  func missing(in known: KnownDeals) -> MissingData? { known.hasCloseDays ? nil : .closeDays }

  func reading(_ deal: ObservedDeal) -> SignalReading? {
    guard let closeDay = deal.closeDay else { return nil }
    let limit = deal.limits[.zombieDays]
    let days = Double(deal.today - closeDay)
    return SignalReading(
      value: days, threshold: limit,
      fires: days > limit && Double(deal.today - deal.lastTouch) > limit)
  }
}
