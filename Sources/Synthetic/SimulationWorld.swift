/// What all deals of a simulation share.
final class SimulationWorld: Sendable {
  let configuration: SimulationConfiguration
  let market: MarketConditions
  let organisation: SyntheticOrganisation
  let shape: SimulationShape
  /// The segments' profiles in this shape, by their index.
  let segments: [SegmentProfile]
  /// Rates of the second currency; empty where there is none.
  let rates: [SyntheticRate]

  init(
    configuration: SimulationConfiguration, market: MarketConditions,
    organisation: SyntheticOrganisation
  ) {
    self.configuration = configuration
    self.market = market
    self.organisation = organisation
    shape = configuration.shape
    segments = SegmentProfile.all.map { $0.stretched(by: configuration.shape.cycleFactor) }
    rates = configuration.oddities == nil ? [] : SyntheticRate.monthly(configuration)
  }

  /// The same world under other market conditions.
  convenience init(_ world: SimulationWorld, market: MarketConditions) {
    self.init(
      configuration: world.configuration, market: market, organisation: world.organisation)
  }

  /// The planted gap, if a deal of this region and segment is in it on a working day.
  func gap(
    region: SyntheticRegion, segment: SyntheticSegment, offset: Int
  ) -> PlantedGap? {
    guard let gap = configuration.plantedGap, offset >= market.plantedFrom,
      gap.region == region, gap.segment == segment
    else { return nil }
    return gap
  }
}

/// Withholds the deals that a planted gap costs: evenly rather than at random, so that the
/// shortfall is as deep as configured even in a small simulation.
struct GapSieve {
  private let world: SimulationWorld
  private var seen = 0

  init(_ world: SimulationWorld) {
    self.world = world
  }

  /// Whether a deal is created after all; asked once for each, in the order of creation.
  mutating func lets(_ birth: DealBirth) -> Bool {
    guard
      let gap = world.gap(region: birth.region, segment: birth.segment, offset: birth.offset)
    else { return true }
    let before = (Double(seen) * gap.creationFactor).rounded(.down)
    seen += 1
    return (Double(seen) * gap.creationFactor).rounded(.down) > before
  }
}
