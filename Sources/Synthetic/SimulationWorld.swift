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
  /// Where and when the planted events lie; `nil` where nothing is planted.
  let planting: Planting?

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
    planting =
      configuration.planted.isEmpty
      ? nil : Planting(configuration.planted, configuration, organisation)
  }

  /// The same world under other market conditions.
  convenience init(_ world: SimulationWorld, market: MarketConditions) {
    self.init(
      configuration: world.configuration, market: market, organisation: world.organisation)
  }

  /// The shock, if a working day lies in its quarter.
  func shock(at offset: Int) -> QuarterShock? {
    guard let shock = configuration.shock, market.quarters[offset] == shock.quarter else {
      return nil
    }
    return shock
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
