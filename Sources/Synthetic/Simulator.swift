/// A simulated CRM of a business that sells to businesses, with known truth.
///
/// Deals come one after another in the order of their creation, each made when it is asked for
/// and then forgotten, so that the number of deals is limited by time only. Each deal has random
/// streams of its own: the same configuration gives the same deals, whatever else is drawn.
///
/// The CRM begins empty: the first two or three quarters book less than the later ones, as in a
/// business that has just introduced it.
///
/// A planted gap withholds deals of one region and segment, evenly, and leaves their numbers
/// unused: all other deals are the same as without it, so that the difference of two simulations
/// is what the gap costs.
public struct Simulator: Sendable {
  let world: SimulationWorld
  let plan: CreationPlan
  /// Whose turn to close comes when; `nil` without a closing capacity.
  private(set) var schedule: ClosingSchedule?

  /// The simulator of a configuration; draws the organisation and the shocks of the quarters.
  ///
  /// - Complexity: constant without a closing capacity; with one it lives through every deal and
  ///   keeps a few bytes of each.
  public init(_ configuration: SimulationConfiguration) {
    let market = MarketConditions(configuration)
    world = SimulationWorld(
      configuration: configuration, market: market,
      organisation: SyntheticOrganisation(configuration))
    plan = CreationPlan(configuration, market)
    if let capacity = configuration.closingCapacity {
      schedule = ClosingSchedule(capacity, self)
    }
  }

  /// What is simulated.
  public var configuration: SimulationConfiguration { world.configuration }

  /// Where and when the planted events lie; `nil` where nothing is planted.
  public var planting: Planting? { world.planting }

  /// The people.
  public var organisation: SyntheticOrganisation { world.organisation }

  /// What a dollar was worth in each month; empty where all amounts are in euro.
  public var rates: [SyntheticRate] { world.rates }

  /// Gives every deal to `body`, in the order of creation.
  ///
  /// - Throws: what `body` throws, at once.
  /// - Complexity: some microseconds a deal; memory for the creations of one week.
  public func forEachDeal<Failure: Error>(
    _ body: (SyntheticDeal) throws(Failure) -> Void
  ) throws(Failure) {
    var earlier: SyntheticDeal?
    var pipeline = PipelineSieve(world)
    var planted = PlantedLife(world)
    var waiting: [SyntheticDeal] = []
    try forEachBirth { number, birth throws(Failure) in
      var life = DealLife(number: number, birth: birth, world: world)
      var deal = life.run()
      if let schedule { deal = schedule.scheduled(deal, world) }
      if let oddities = configuration.oddities {
        var odd = OddLife(deal, oddities, world)
        deal = odd.run(earlier: earlier)
        earlier = deal
      }
      guard pipeline?.lets(deal) ?? true else { return }
      let deals = planted?.run(deal, birth) ?? [deal]
      // A duplicate comes when its turn is.
      while let next = waiting.first, next.createdAt <= deal.createdAt {
        try body(waiting.removeFirst())
      }
      try body(deals[0])
      for copy in deals.dropFirst() {
        let place = waiting.firstIndex { $0.createdAt > copy.createdAt } ?? waiting.count
        waiting.insert(copy, at: place)
      }
    }
    for copy in waiting { try body(copy) }
  }

  /// Gives the number and the birth of every deal to `body`, in the order of creation.
  func forEachBirth<Failure: Error>(
    _ body: (Int, DealBirth) throws(Failure) -> Void
  ) throws(Failure) {
    var number = 0
    var sieve = CreationSieve(world)
    for week in 0..<plan.weekCount {
      for birth in plan.births(week: week) {
        number += 1
        if sieve.lets(birth) { try body(number, birth) }
      }
    }
  }
}
