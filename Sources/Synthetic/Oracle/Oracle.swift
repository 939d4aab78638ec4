import Statistics

/// The forecaster who knows everything that can be known: the true hazards, the exact state of
/// every deal, and the shocks of the quarters that have begun. Nobody can do better in the long
/// run; who seems to has seen the future.
///
/// At each date every open deal is copied and lives on with fresh random numbers, beside new deals
/// from the true intensities of creation, to the end of the next quarter. Shocks of quarters that
/// have not begun by the end of the date are drawn afresh for each path, the same for all its
/// deals, and so is the overdispersion of each week's creation, that of the running week too.
///
/// The dates are the days before the 1st, 29th and 64th day of each of the last eight whole
/// quarters. The quarter after is foretold too where it is simulated to its end.
///
///     let oracle = try Oracle(simulator)
///     for date in 0..<oracle.dateCount {
///       let blocks = (0..<oracle.blockCount).map { oracle.paths(date: date, block: $0) }
///       let answer = oracle.answer(date: date, blocks)
///     }
public struct Oracle: Sendable {
  /// Quarters in which it is asked, at most.
  public static let quarters = 8
  /// Days of the running quarter that are known at its dates.
  public static let daysKnown = [0, 28, 63]
  /// Paths in a block.
  static let blockSize = 25

  /// Number of futures at each date.
  public let pathCount: Int
  private let dates: [OracleDate]
  private let simulator: Simulator

  /// The oracle of a simulation; lives through it once.
  ///
  /// - Parameter paths: futures at each date; the error of a mean is their standard deviation
  ///   over the root of this number.
  /// - Throws: ``SimulationError/together(_:_:)`` for a simulation with oddities or with a
  ///   closing capacity, which makes deals wait for each other;
  ///   ``SimulationError/paths(found:allowed:)`` for `paths` outside 50...100,000.
  public init(_ simulator: Simulator, paths: Int = 400) throws(SimulationError) {
    guard simulator.configuration.oddities == nil else { throw .together("an oracle", "oddities") }
    guard simulator.configuration.closingCapacity == nil else {
      throw .together("an oracle", "a closing capacity")
    }
    guard (50...100_000).contains(paths) else {
      throw .paths(found: paths, allowed: 50...100_000)
    }
    self.simulator = simulator
    pathCount = paths
    dates = Oracle.dates(simulator)
  }

  /// Number of dates, in order of time.
  public var dateCount: Int { dates.count }

  /// Number of blocks of paths that ``answer(date:_:)`` needs; they may be made at the same time.
  public var blockCount: Int { (pathCount + Oracle.blockSize - 1) / Oracle.blockSize }

  /// The last known day of a date, as days since 1970-01-01.
  public func day(_ date: Int) -> Int { dates[date].day }

  /// Lives through a block of futures.
  ///
  /// - Complexity: some microseconds for each path and deal.
  public func paths(date index: Int, block: Int) -> OraclePaths {
    let date = dates[index]
    var paths = OraclePaths(ahead: date.ends.count, deals: date.open.count)
    let first = block * Oracle.blockSize
    for number in first..<min(pathCount, first + Oracle.blockSize) {
      let stream = simulator.configuration.stream(.oracle, date.day << 20 | number)
      var path = OraclePath(date, simulator.plan, simulator.world, stream)
      path.run(into: &paths)
    }
    return paths
  }

  /// What follows from all blocks of a date.
  public func answer(date index: Int, _ blocks: [OraclePaths]) -> OracleAnswer {
    let date = dates[index]
    var paths = OraclePaths(ahead: date.ends.count, deals: date.open.count)
    for block in blocks { paths.add(block) }
    var bookings: [OracleAnswer.Bookings] = []
    var chances: [OracleAnswer.Chance] = []
    for ahead in date.ends.indices {
      bookings.append(self.bookings(date, paths, ahead: ahead, segment: nil))
      for segment in SyntheticSegment.allCases {
        bookings.append(self.bookings(date, paths, ahead: ahead, segment: segment))
      }
      for (life, wins) in zip(date.open, paths.wins[ahead]) {
        chances.append(
          OracleAnswer.Chance(
            number: life.profile.number, ahead: ahead,
            probability: Double(wins) / Double(pathCount)))
      }
    }
    return OracleAnswer(day: date.day, bookings: bookings, chances: chances)
  }

  /// The bookings of all deals in each of the paths, in cents, what is booked by the date included;
  /// empty for a quarter that is not simulated to its end.
  public func totals(date index: Int, _ paths: OraclePaths, ahead: Int) -> [Int] {
    guard paths.won.indices.contains(ahead) else { return [] }
    let booked = ahead > 0 ? 0 : dates[index].booked.reduce(0, +)
    return paths.won[ahead].map { $0.reduce(booked, +) }
  }

  private func bookings(
    _ date: OracleDate, _ paths: OraclePaths, ahead: Int, segment: SyntheticSegment?
  ) -> OracleAnswer.Bookings {
    let segments = segment.map { [$0.index] } ?? Array(date.booked.indices)
    let booked = ahead > 0 ? 0 : segments.reduce(0) { $0 + date.booked[$1] }
    let totals = paths.won[ahead].map { path in
      Double(segments.reduce(booked) { $0 + path[$1] })
    }.sorted()
    return OracleAnswer.Bookings(
      ahead: ahead,
      quarter: QuarterNumber(simulator.configuration.firstQuarter.value + date.place + ahead),
      segment: segment, booked: booked,
      mean: totals.reduce(0, +) / Double(max(1, totals.count)),
      quantiles: OracleAnswer.levels.map {
        Descriptive.quantile(sorted: totals, probability: $0) ?? .nan
      })
  }

  /// Lives through every deal once, without writing it down, and keeps its states at the dates.
  static func dates(_ simulator: Simulator) -> [OracleDate] {
    let world = simulator.world
    let whole = world.market.quarterEnds.indices.filter {
      world.market.quarterEnds[$0] <= simulator.configuration.lastDay
    }
    var dates = whole.suffix(quarters).flatMap { place in
      daysKnown.map { OracleDate(place: place, daysIn: $0, world) }
    }
    simulator.forEachBirth { number, birth in
      var life = DealLife(
        number: number, birth: birth, world: world,
        stream: simulator.configuration.stream(.deal, number), journal: nil)
      for index in dates.indices where birth.offset < dates[index].start {
        life.live(until: dates[index].start)
        dates[index].see(life, world.market)
      }
    }
    return dates
  }
}
