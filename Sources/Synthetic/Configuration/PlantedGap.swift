/// A shortfall that the simulator builds into the last weeks of one region and segment, so that a
/// search for gaps has something known to find.
public struct PlantedGap: Equatable, Encodable, Sendable {
  /// Where the shortfall lies: region.
  public let region: SyntheticRegion
  /// Where the shortfall lies: segment.
  public let segment: SyntheticSegment
  /// What is left of the creation of deals, as a share of the usual.
  public let creationFactor: Double
  /// What is added to the log-odds of every step forwards against a loss, the signature among
  /// them; negative for a shortfall.
  public let winLogit: Double
  /// How many weeks before the end it begins.
  public let weeks: Int

  /// A shortfall in the last weeks of the simulation.
  ///
  /// - Throws: ``SimulationError/plantedGap(name:found:allowed:)`` for a factor outside 0...1, a
  ///   logit outside -5...0, or weeks outside 1...52.
  public init(
    region: SyntheticRegion, segment: SyntheticSegment, creationFactor: Double = 0.35,
    winLogit: Double = -0.8, weeks: Int = 13
  ) throws(SimulationError) {
    let checks: [(name: String, found: Double, allowed: ClosedRange<Double>)] = [
      ("creation factor", creationFactor, 0...1),
      ("win logit", winLogit, -5...0),
      ("weeks", Double(weeks), 1...52),
    ]
    for check in checks where !check.allowed.contains(check.found) {
      throw .plantedGap(name: check.name, found: check.found, allowed: check.allowed)
    }
    self.init(
      unchecked: region, segment: segment, creationFactor: creationFactor, winLogit: winLogit,
      weeks: weeks)
  }

  private init(
    unchecked region: SyntheticRegion, segment: SyntheticSegment, creationFactor: Double,
    winLogit: Double, weeks: Int
  ) {
    self.region = region
    self.segment = segment
    self.creationFactor = creationFactor
    self.winLogit = winLogit
    self.weeks = weeks
  }

  /// Enterprise deals in the Americas: creation at 35 % and log-odds of each step lower by 0.8, for 13 weeks.
  public static let americasEnterprise = PlantedGap(
    unchecked: .amer, segment: .enterprise, creationFactor: 0.35, winLogit: -0.8, weeks: 13)
}
