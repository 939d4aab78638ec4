/// What is true of a simulation and cannot be read from its files.
public struct SimulationTruth: Equatable, Encodable, Sendable {
  /// What is true of a quarter.
  public struct Quarter: Equatable, Encodable, Sendable {
    /// For example `2025-Q4`.
    public let period: String
    /// Deals created.
    public let created: Int
    /// Deals won.
    public let won: Int
    /// Deals lost.
    public let lost: Int
    /// Amount of the deals won, with two decimals.
    public let bookings: String
    /// Common shock in the log-odds of a win.
    public let winLogitShock: Double
    /// Common factor on creation.
    public let creationFactor: Double
    /// False for the running quarter, which ends after the last day.
    public let isComplete: Bool
  }

  /// The planted gap and where it lies in time.
  public struct Planted: Equatable, Encodable, Sendable {
    /// What was planted.
    public let gap: PlantedGap
    /// First day, for example `2025-08-16`.
    public let from: String
    /// Last day.
    public let until: String
  }

  /// The limit on closings and what it did.
  public struct Capacity: Equatable, Encodable, Sendable {
    /// Closings in a week at most, won and lost together.
    public let closingsPerWeek: Int
    /// Whether the limit follows from the simulation.
    public let isAutomatic: Bool
    /// Closings that were wanted within the span.
    public let wanted: Int
    /// Those that had to wait.
    public let delayed: Int
    /// Those that still waited at the end: their deals are open.
    public let waiting: Int
  }

  /// The seed.
  public let seed: UInt64
  /// The name of the preset; `nil` without one.
  public let preset: String?
  /// The preset's figures; `nil` without one.
  public let shape: SimulationShape?
  /// The number of deals asked for.
  public let dealsAskedFor: Int
  /// First day with events.
  public let firstDay: String
  /// Last day with events.
  public let lastDay: String
  /// Currency of all amounts.
  public let currency: String
  /// Number of deals.
  public let deals: Int
  /// Deals open at the end.
  public let open: Int
  /// Deals open at the end that are dead.
  public let zombies: Int
  /// The limit on closings; `nil` when there is none.
  public let closingCapacity: Capacity?
  /// The planted gap; `nil` when there is none.
  public let planted: Planted?
  /// Every quarter in order.
  public let quarters: [Quarter]
}

extension Simulator {
  /// What is true of the simulation.
  ///
  /// - Parameter tally: the totals of this simulation, of all its deals.
  public func truth(_ tally: SimulationTally) -> SimulationTruth {
    let market = world.market
    let quarters = tally.quarters.enumerated().map { place, quarter in
      SimulationTruth.Quarter(
        period: QuarterNumber(configuration.firstQuarter.value + place).name,
        created: quarter.created, won: quarter.won, lost: quarter.lost,
        bookings: SyntheticTables.amount(quarter.bookings),
        winLogitShock: market.winShocks[place], creationFactor: market.creationShocks[place],
        isComplete: market.quarterEnds[place] <= configuration.lastDay)
    }
    let planted = configuration.plantedGap.map { gap in
      SimulationTruth.Planted(
        gap: gap, from: ISOText.date(configuration.lastDay + 1 - 7 * gap.weeks),
        until: ISOText.date(configuration.lastDay))
    }
    return SimulationTruth(
      seed: configuration.seed, preset: configuration.preset?.rawValue,
      shape: configuration.preset?.shape, dealsAskedFor: configuration.deals,
      firstDay: ISOText.date(configuration.firstDay),
      lastDay: ISOText.date(configuration.lastDay), currency: SyntheticTables.currency,
      deals: tally.deals, open: tally.open, zombies: tally.zombies, closingCapacity: capacityTruth,
      planted: planted,
      quarters: quarters)
  }

  private var capacityTruth: SimulationTruth.Capacity? {
    schedule.map { schedule in
      SimulationTruth.Capacity(
        closingsPerWeek: schedule.perWeek,
        isAutomatic: configuration.closingCapacity == .automatic, wanted: schedule.wanted,
        delayed: schedule.delayed, waiting: schedule.waiting)
    }
  }
}
