public import Calendars

extension KnownDeals {
  /// The amount won in `[start, end)`, as far as known at the cutoff, in minor units.
  public func bookings(from start: Day, to end: Day) -> Int64 {
    let low = zone.startOfDay(start)
    let high = zone.startOfDay(end)
    return deals.reduce(0) { sum, deal in
      let latest = latest(deal)
      guard latest.status == .won, let closed = latest.closed, low <= closed, closed < high
      else { return sum }
      return sum + (latest.amount ?? 0)
    }
  }
}
