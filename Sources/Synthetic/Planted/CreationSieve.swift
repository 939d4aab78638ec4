/// Withholds the deals that a planted gap, a drought or a shock costs: evenly rather than at random,
/// so that the shortfall is as deep as configured even in a small simulation.
struct CreationSieve {
  private let world: SimulationWorld
  private var gap = EvenSieve()
  private var drought = EvenSieve()
  private var shocks: [Int: EvenSieve] = [:]

  init(_ world: SimulationWorld) {
    self.world = world
  }

  /// Whether a deal is created after all; asked once for each, in the order of creation.
  mutating func lets(_ birth: DealBirth) -> Bool {
    var lets = true
    if let planted = world.gap(region: birth.region, segment: birth.segment, offset: birth.offset) {
      lets = gap.lets(share: planted.creationFactor) && lets
    }
    if let dry = world.planting?.drought, dry.region == birth.region,
      dry.days.contains(world.market.days[birth.offset])
    {
      lets = drought.lets(share: Planting.droughtShare) && lets
    }
    if let shock = world.shock(at: birth.offset), shock.creation < 1 {
      let cell = birth.region.index * SyntheticSegment.allCases.count + birth.segment.index
      lets = shocks[cell, default: EvenSieve()].lets(share: shock.creation) && lets
    }
    return lets
  }
}

/// Lets a share of what comes pass, evenly.
struct EvenSieve {
  private var sum = 0.0

  mutating func lets(share: Double) -> Bool {
    let before = sum.rounded(.down)
    sum += share
    return sum.rounded(.down) > before
  }
}

/// Withholds deals that are open when a shocked quarter begins.
struct PipelineSieve {
  private let share: Double
  private let second: Int
  private var sieves: [Int: EvenSieve] = [:]

  /// `nil` where the starting pipeline is as usual.
  init?(_ world: SimulationWorld) {
    guard let shock = world.configuration.shock, shock.startingPipeline < 1 else { return nil }
    share = shock.startingPipeline
    second = QuarterNumber(world.configuration.firstQuarter.value + shock.quarter).firstDay * 86_400
  }

  /// Whether a deal was ever there; asked once for each, in the order of creation.
  mutating func lets(_ deal: SyntheticDeal) -> Bool {
    guard deal.createdAt < second, deal.closedAt.map({ $0 >= second }) ?? true else { return true }
    let cell = deal.region.index * SyntheticSegment.allCases.count + deal.segment.index
    return sieves[cell, default: EvenSieve()].lets(share: share)
  }
}
