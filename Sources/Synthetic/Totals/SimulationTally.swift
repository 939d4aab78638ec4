/// Totals of a simulation by quarter, gathered while its deals go by.
///
///     var tally = SimulationTally(simulator)
///     simulator.forEachDeal { deal in tally.add(deal) }
///     let quotas = simulator.quotas(tally)
public struct SimulationTally: Sendable {
  /// What is counted for each quarter.
  public struct Quarter: Equatable, Sendable {
    /// Deals created.
    public internal(set) var created = 0
    /// Deals won.
    public internal(set) var won = 0
    /// Deals lost.
    public internal(set) var lost = 0
    /// Amounts of the deals won, in cents, by the owner's place in the list of people.
    public internal(set) var bookingsByOwner: [Int]

    /// Amounts of the deals won, in cents.
    public var bookings: Int { bookingsByOwner.reduce(0, +) }
  }

  /// Every quarter of the span in order, the running one last.
  public private(set) var quarters: [Quarter]
  /// Number of deals.
  public private(set) var deals = 0
  /// Deals open at the end.
  public private(set) var open = 0
  /// Deals open at the end that are dead.
  public private(set) var zombies = 0

  private let firstQuarter: QuarterNumber
  private let rates: [SyntheticRate]

  /// An empty tally for a simulation.
  public init(_ simulator: Simulator) {
    firstQuarter = simulator.configuration.firstQuarter
    rates = simulator.rates
    let empty = Quarter(
      bookingsByOwner: Array(repeating: 0, count: simulator.organisation.people.count))
    quarters = Array(repeating: empty, count: simulator.configuration.quarters + 1)
  }

  /// Counts a deal; one that was deleted or merged counts as created only.
  public mutating func add(_ deal: SyntheticDeal) {
    deals += 1
    quarters[place(of: deal.createdAt)].created += 1
    guard deal.deletedAt == nil, deal.mergedInto == nil else { return }
    guard let closedAt = deal.closedAt else {
      open += 1
      zombies += deal.truth.isZombie ? 1 : 0
      return
    }
    let place = place(of: closedAt)
    if deal.isWon {
      let state = deal.finalState
      quarters[place].won += 1
      quarters[place].bookingsByOwner[state.owner] += rates.euros(state, at: closedAt)
    } else {
      quarters[place].lost += 1
    }
  }

  private func place(of instant: Int) -> Int {
    QuarterNumber(containing: instant / 86_400).value - firstQuarter.value
  }
}

extension Simulator {
  /// The totals of the simulation; goes through every deal.
  public func tally() -> SimulationTally {
    var tally = SimulationTally(self)
    forEachDeal { deal in tally.add(deal) }
    return tally
  }
}
