/// A day from whose end the oracle looks ahead, and the exact state of the simulation then.
struct OracleDate: Sendable {
  /// The last known day, as days since 1970-01-01.
  let day: Int
  /// Place of the quarter that runs on the day after.
  let place: Int
  /// Offset of the first working day after the known ones.
  let start: Int
  /// Offsets of the first working day after the running quarter and, if it is simulated to its
  /// end, after the next one.
  let ends: [Int]
  /// Place of the first quarter that has not begun by the end of the day: nobody knows its shocks.
  let firstUnknown: Int
  /// What the running quarter has booked by the end of the day, in cents, by the segment's index.
  var booked = [0, 0, 0]
  /// The open deals, dead ones among them, in the order of creation.
  var open: [DealLife] = []

  /// - Parameters:
  ///   - place: of the running quarter.
  ///   - daysIn: days of the running quarter that are known.
  init(place: Int, daysIn: Int, _ world: SimulationWorld) {
    let configuration = world.configuration
    let market = world.market
    let first = QuarterNumber(configuration.firstQuarter.value + place).firstDay
    day = first + daysIn - 1
    self.place = place
    start = market.offset(ofDay: day + 1)
    ends = market.quarterEnds[place...].prefix(2).filter { $0 <= configuration.lastDay }
      .map { market.offset(ofDay: $0 + 1) }
    firstUnknown = daysIn == 0 ? place : place + 1
  }

  /// Lets a deal be seen, in its state at the end of the day.
  mutating func see(_ life: DealLife, _ market: MarketConditions) {
    guard life.state.stage.isClosed else { return open.append(life) }
    guard life.state.stage == .closedWon, market.quarters[life.offset] == place else { return }
    booked[life.profile.birth.segment.index] += life.state.amountMinor
  }
}
