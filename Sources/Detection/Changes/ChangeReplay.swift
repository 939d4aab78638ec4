internal import Calendars
package import Deals
package import Forecasting

/// Replays every event between two moments and attributes to it what it did to the forecast.
///
/// A deal adds its amount where it was won in the period, and P(won in the period) times its expected
/// amount while it is open, rounded to the minor unit at every moment at which it is valued. What is
/// valued, and by which model, follows from the events and the calendar and never from the two days
/// asked about, but for the answers at the two ends. So the lines telescope: they add up to the
/// difference of the two forecasts without a rest, and those of two intervals that meet add up to
/// those of the whole, line by line and deal by deal.
package struct ChangeReplay {
  private let known: KnownDeals
  private let target: ForecastTarget
  private let schedule: PriceSchedule
  private let levels: [String]
  private let readsActivities: Bool

  /// - Parameters:
  ///   - known: the deals as known at the end of the schedule.
  ///   - levels: of the answer, top first.
  ///   - readsActivities: whether an activity can move a deal's value.
  package init(
    known: KnownDeals, target: ForecastTarget, schedule: PriceSchedule, levels: [String],
    readsActivities: Bool
  ) {
    self.known = known
    self.target = target
    self.schedule = schedule
    self.levels = levels
    self.readsActivities = readsActivities
  }

  /// What deals stand at, at both ends, and the rows between, by leaf.
  package struct Outcome: Sendable {
    /// The paths of the leaves.
    package let leaves: [[String]]
    /// Booked and open at the start, by leaf, by the first version.
    package let start: [Int64]
    /// The same at the end.
    package let end: [Int64]
    /// In the order of the deals' ids, then of time.
    package let rows: [ChangeRow]
  }

  /// The outcome under a way of valuing deals.
  package func outcome(_ pricing: some DealPricing) -> Outcome {
    var index = PathIndex(levels: levels, known: known)
    let places = ["manager", "region"].compactMap { known.column($0) }
    var ways: [(deal: Int, steps: [DealStep])] = []
    for deal in known.dealsEverCreated {
      var way = DealWay(
        deal, known: known, target: target, schedule: schedule,
        readsActivities: readsActivities, places: places)
      way.read(&index)
      if !way.steps.isEmpty { ways.append((deal, way.steps)) }
    }
    var ledger = ChangeLedger(known: known, leaves: index.paths, lastDay: known.asOf)
    ledger.book(ways, pricing: pricing)
    return Outcome(
      leaves: index.paths, start: ledger.start, end: ledger.end, rows: ledger.rows)
  }
}
