import Statistics

/// What came of some of the futures that the oracle has lived through from one date on.
public struct OraclePaths: Sendable {
  /// Amounts won after the date in cents, by quarters ahead, then path, then the segment's index.
  var won: [[[Int]]]
  /// Number of paths in which each open deal is won, by quarters ahead.
  var wins: [[Int]]

  init(ahead: Int, deals: Int) {
    won = Array(repeating: [], count: ahead)
    wins = Array(repeating: Array(repeating: 0, count: deals), count: ahead)
  }

  /// The paths of several blocks of one date, in their order; `nil` for none.
  public static func merged(_ blocks: [OraclePaths]) -> OraclePaths? {
    guard var all = blocks.first else { return nil }
    for block in blocks.dropFirst() { all.add(block) }
    return all
  }

  /// Adds the paths of another block.
  mutating func add(_ other: OraclePaths) {
    for ahead in won.indices {
      won[ahead] += other.won[ahead]
      for deal in wins[ahead].indices { wins[ahead][deal] += other.wins[ahead][deal] }
    }
  }
}

/// One future from a date on.
struct OraclePath {
  private let date: OracleDate
  private let plan: CreationPlan
  private let world: SimulationWorld
  private var stream: RandomStream
  private var won: [[Int]]

  /// Draws the shocks of the quarters that nobody knows yet.
  init(_ date: OracleDate, _ plan: CreationPlan, _ world: SimulationWorld, _ stream: RandomStream) {
    var stream = stream
    let market = world.market.withFreshShocks(from: date.firstUnknown, world.shape, &stream)
    self.date = date
    self.plan = plan
    self.world = SimulationWorld(world, market: market)
    self.stream = stream
    won = Array(repeating: [0, 0, 0], count: date.ends.count)
  }

  /// Lives to the end of the last quarter ahead and writes down what was won.
  mutating func run(into paths: inout OraclePaths) {
    guard let end = date.ends.last else { return }
    for (index, open) in date.open.enumerated() {
      // A dead deal stays open for ever.
      if open.isZombie { continue }
      var life = open
      life.world = world
      life.stream = stream
      life.budget = life.stream.exponential()
      if let ahead = live(&life, until: end) { paths.wins[ahead][index] += 1 }
    }
    for birth in births(until: end) {
      var life = DealLife(number: 0, birth: birth, world: world, stream: stream, journal: nil)
      _ = live(&life, until: end)
    }
    for ahead in won.indices { paths.won[ahead].append(won[ahead]) }
  }

  /// How many quarters ahead the deal is won; `nil` when it is not.
  private mutating func live(_ life: inout DealLife, until end: Int) -> Int? {
    life.live(until: end)
    stream = life.stream
    guard life.state.stage == .closedWon else { return nil }
    let ahead = life.offset < date.ends[0] ? 0 : 1
    won[ahead][life.profile.birth.segment.index] += life.state.amountMinor
    return ahead
  }

  /// New deals from the date on, as many as a planted gap leaves.
  private mutating func births(until end: Int) -> [DealBirth] {
    let world = world
    var births: [DealBirth] = []
    for week in plan.weeks(of: date.start..<end) {
      let offsets = plan.offsets(week: week).clamped(to: date.start..<end)
      births += plan.births(offsets, world.market, &stream) { region, segment, offset in
        world.gap(region: region, segment: segment, offset: offset)?.creationFactor ?? 1
      }
    }
    return births
  }
}
