import Statistics

/// Where and when the planted events lie: drawn once, from a stream of its own.
public struct Planting: Equatable, Sendable {
  /// What is planted.
  public let events: Set<PlantedEvent>
  /// Where the win rate drops; and from which quarter on, as a place in the span.
  public let winDrop: (region: SyntheticRegion, segment: SyntheticSegment, quarter: Int)?
  /// Where creation dries up; days since 1970-01-01, the last one included.
  public let drought: (region: SyntheticRegion, days: ClosedRange<Int>)?
  /// Places of those who hold their deals back.
  public let sandbaggers: [Int]
  /// Places of those who push them forward.
  public let optimists: [Int]

  /// What is added to the log-odds of a win where the win rate drops.
  public static let winDropLogit = -1.0
  /// What is left of the creation in a drought.
  public static let droughtShare = 0.35
  /// The length of a drought.
  public static let droughtWeeks = 10
  /// Share of the deals that are entered twice.
  public static let duplicateShare = 0.01
  /// Share of the deals with a cell error.
  public static let errorShare = 0.008
  /// The big deal's amount as a share of what a quarter books on average.
  public static let bigDealShare = 0.5
  /// What a sandbagger takes from, and an optimist adds to, the score that decides a category.
  static let categoryShift = 1.5

  init(
    _ events: Set<PlantedEvent>, _ configuration: SimulationConfiguration,
    _ organisation: SyntheticOrganisation
  ) {
    var stream = configuration.stream(.planted)
    self.events = events
    let region = SyntheticRegion.allCases[stream.integer(below: 3)]
    // Enterprise deals of one region are too few for a rate.
    let segment = SyntheticSegment.allCases[stream.integer(below: 2)]
    let quarter = max(4, configuration.quarters - 6 + stream.integer(below: 2))
    winDrop = events.contains(.winDrop) ? (region, segment, quarter) : nil
    let dry = SyntheticRegion.allCases[stream.integer(below: 2)]
    let from = configuration.lastDay - 7 * (30 + stream.integer(below: 10))
    drought =
      events.contains(.drought)
      ? (dry, from...(from + 7 * Planting.droughtWeeks - 1)) : nil
    var places = Planting.veterans(organisation, configuration)
    let count = places.count
    for index in places.indices {
      places.swapAt(index, index + stream.integer(below: count - index))
    }
    sandbaggers = events.contains(.sandbaggers) ? Array(places.prefix(2)) : []
    optimists = events.contains(.optimist) ? Array(places.dropFirst(2).prefix(1)) : []
  }

  /// Those who were there from the start, in the larger regions.
  private static func veterans(
    _ organisation: SyntheticOrganisation, _ configuration: SimulationConfiguration
  ) -> [Int] {
    organisation.people.indices.filter {
      organisation.people[$0].firstDay < configuration.firstDay
        && organisation.people[$0].region != .apac
    }
  }

  /// What is added to the log-odds of a win.
  func logit(region: SyntheticRegion, segment: SyntheticSegment, quarter: Int) -> Double {
    guard let winDrop, winDrop.region == region, winDrop.segment == segment,
      quarter >= winDrop.quarter
    else { return 0 }
    return Planting.winDropLogit
  }

  /// What is added to the score that decides a category.
  func categoryShift(owner: Int) -> Double {
    if sandbaggers.contains(owner) { return -Planting.categoryShift }
    return optimists.contains(owner) ? Planting.categoryShift : 0
  }

  /// Whether two simulations have the same planted.
  public static func == (left: Planting, right: Planting) -> Bool {
    left.events == right.events && left.sandbaggers == right.sandbaggers
      && left.optimists == right.optimists && left.drought?.days == right.drought?.days
      && left.drought?.region == right.drought?.region
      && left.winDrop?.region == right.winDrop?.region
      && left.winDrop?.segment == right.winDrop?.segment
      && left.winDrop?.quarter == right.winDrop?.quarter
  }
}
