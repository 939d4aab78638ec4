import Statistics

/// A deal that was not there: created on a day beside those that were, and lived under the shocks that
/// the quarters really had.
public struct CreatedDeal: Equatable, Sendable {
  /// The last known day before its creation, as days since 1970-01-01.
  public let asOf: Int
  /// The day of its creation: the next working day.
  public let createdOn: Int
  /// The segment.
  public let segment: SyntheticSegment
  /// Its number among those of the same day and segment, from 0.
  public let replicate: Int
  /// Amount at the creation, in cents.
  public let amountMinor: Int
  /// Amount won within the quarter that runs on the day of its creation and within the next one, in
  /// cents; 0 where it is not won then, `nil` for a quarter that is not simulated to its end.
  public let won: [Int?]
  /// The day on which it was closed, won or lost, as days since 1970-01-01; `nil` while open.
  public let closedOn: Int?
}

/// Deals created beside the real ones, to see what more pipeline would have brought.
///
/// Unlike the ``Oracle``'s futures they live in the quarters as they came: the same shocks, seasons and
/// people. They take no capacity from other deals, which a simulation without a closing capacity has
/// in plenty.
public struct CreatedDeals: Sendable {
  /// Known days of the running quarter at the dates.
  public static let daysKnown = [0, 28, 49, 63]

  /// Deals for each date and segment.
  public let replicates: Int
  /// The last known days, as days since 1970-01-01, ascending.
  public let days: [Int]
  private let simulator: Simulator

  /// - Parameters:
  ///   - replicates: deals for each date and segment.
  ///   - days: the last known days; `nil` for those before days 0, 28, 49 and 63 of each of the last
  ///     eight whole quarters.
  /// - Throws: ``SimulationError/together(_:_:)`` for a simulation with a closing capacity;
  ///   ``SimulationError/paths(found:allowed:)`` for `replicates` outside 1...100,000.
  public init(
    _ simulator: Simulator, replicates: Int, days: [Int]? = nil
  ) throws(SimulationError) {
    guard simulator.configuration.closingCapacity == nil else {
      throw .together("created deals", "a closing capacity")
    }
    guard (1...100_000).contains(replicates) else {
      throw .paths(found: replicates, allowed: 1...100_000)
    }
    self.simulator = simulator
    self.replicates = replicates
    let configuration = simulator.configuration
    let market = simulator.world.market
    let whole = market.quarterEnds.indices.filter {
      market.quarterEnds[$0] <= configuration.lastDay
    }
    self.days =
      (days
      ?? whole.suffix(Oracle.quarters).flatMap { place in
        let first = QuarterNumber(configuration.firstQuarter.value + place).firstDay
        return CreatedDeals.daysKnown.map { first + $0 - 1 }
      }).filter { market.offset(ofDay: $0 + 1) < market.count && $0 >= configuration.firstDay - 1 }
  }

  /// The deals of a date, by segment.
  ///
  /// - Complexity: some microseconds for each.
  public func deals(date index: Int) -> [CreatedDeal] {
    let day = days[index]
    return SyntheticSegment.allCases.flatMap { segment in
      (0..<replicates).map { deal(asOf: day, segment, $0) }
    }
  }

  private func deal(asOf day: Int, _ segment: SyntheticSegment, _ replicate: Int) -> CreatedDeal {
    let world = simulator.world
    let market = world.market
    let configuration = simulator.configuration
    var stream = configuration.stream(
      .oracle, (1 << 40) | (day << 22) | (segment.index << 20) | replicate)
    let regions = SyntheticRegion.allCases
    var running = 0.0
    let cumulative = regions.map { region -> Double in
      running += region.share
      return running
    }
    let birth = DealBirth(
      offset: market.offset(ofDay: day + 1), fraction: stream.uniform(),
      region: regions[stream.index(weights: cumulative)], segment: segment)
    var life = DealLife(number: 0, birth: birth, world: world, stream: stream, journal: nil)
    let amount = life.state.amountMinor
    life.live(until: market.count)
    let isClosed = life.state.stage.isClosed
    let closedOn = isClosed ? market.days[min(life.offset, market.count - 1)] : nil
    let place = market.quarters[birth.offset]
    let won = (place...place + 1).map { quarter -> Int? in
      guard market.quarterEnds.indices.contains(quarter),
        market.quarterEnds[quarter] <= configuration.lastDay
      else { return nil }
      let isWon =
        life.state.stage == .closedWon
        && market.quarters[min(life.offset, market.count - 1)] == quarter
      return isWon ? life.state.amountMinor : 0
    }
    return CreatedDeal(
      asOf: day, createdOn: market.days[birth.offset], segment: segment, replicate: replicate,
      amountMinor: amount, won: won, closedOn: closedOn)
  }
}
