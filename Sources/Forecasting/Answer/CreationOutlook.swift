public import Calendars
internal import Deals

/// What new pipeline of a segment brings, per minor unit of amount created.
public struct SegmentYield: Equatable, Sendable {
  /// Expected number of wins in the period (nu).
  public let wins: Double
  /// Expected amount won in the period, minor units (kappa).
  public let value: Double

  /// A yield.
  public init(wins: Double, value: Double) {
    self.wins = wins
    self.value = value
  }
}

/// What a node creates of one segment.
public struct SegmentCreation: Equatable, Sendable {
  /// The segment's label; empty for all that have too few deals of their own.
  public let label: String
  /// Its group among the multipliers of ``ForecastDraws``.
  public let group: Int
  /// Its share of the amount that the node creates.
  public let share: Double
  /// The mean amount of a deal at its creation, minor units.
  public let meanAmount: Double
  /// Amounts of past wins to draw from, in minor units up to a common factor.
  public let winAmounts: [Double]
  /// What is created today yields.
  public let today: SegmentYield

  /// A segment's part.
  public init(
    label: String, group: Int, share: Double, meanAmount: Double, winAmounts: [Double],
    today: SegmentYield
  ) {
    self.label = label
    self.group = group
    self.share = share
    self.meanAmount = meanAmount
    self.winAmounts = winAmounts
    self.today = today
  }
}

/// A calendar week, or what is left of it, in which pipeline can be created in time.
public struct CreationWeek: Equatable, Sendable {
  /// First day.
  public let start: Day
  /// The day after the last.
  public let end: Day
  /// Business days in it.
  public let businessDays: Int
  /// Mean yields of what is created on them, in the order of ``CreationOutlook/segments``.
  public let yields: [SegmentYield]

  /// A week.
  public init(start: Day, end: Day, businessDays: Int, yields: [SegmentYield]) {
    self.start = start
    self.end = end
    self.businessDays = businessDays
    self.yields = yields
  }
}

/// What new pipeline can still do for a node in a period (science-intervals-gap.md 3.1, 3.3).
public struct CreationOutlook: Equatable, Sendable {
  /// Expected amount won in the period per unit of amount created today (kappa).
  public let yield: Double
  /// Variance added per unit of amount created today, in minor units: nu E[amount^2].
  public let secondMoment: Double
  /// The largest amount ever created in as many days as are left, minor units.
  public let largestCreated: Double
  /// The last day on which a quarter of the deals that will be won still close in time.
  public let lastUsefulDay: Day?
  /// The segments that the node creates deals in.
  public let segments: [SegmentCreation]
  /// The weeks from today to the last useful day, at least the running one.
  public let weeks: [CreationWeek]

  /// An outlook.
  public init(
    yield: Double, secondMoment: Double, largestCreated: Double, lastUsefulDay: Day?,
    segments: [SegmentCreation] = [], weeks: [CreationWeek] = []
  ) {
    self.yield = yield
    self.secondMoment = secondMoment
    self.largestCreated = largestCreated
    self.lastUsefulDay = lastUsefulDay
    self.segments = segments
    self.weeks = weeks
  }
}

/// The outlooks of all nodes of a roll-up.
public struct CreationOutlooks: Sendable {
  private let outlooks: [[String]: CreationOutlook]

  init(_ outlooks: [[String]: CreationOutlook]) { self.outlooks = outlooks }

  /// The outlook of the node with this path; `nil` where nothing like it was ever created, or the
  /// period is over.
  public func outlook(path: [String]) -> CreationOutlook? { outlooks[path] }
}

extension Forecaster {
  /// The outlooks of creation for every node cut by these levels; the mix of segments is that of the
  /// last half year there.
  ///
  /// - Parameter method: new pipeline yields as much less as the pipeline counts less in it: where the
  ///   capacity to close is used up, more deals are no more bookings.
  public func creationOutlooks(
    _ target: ForecastTarget, levels: [String], method: ForecastMethod = .auto
  ) -> CreationOutlooks {
    let ahead = target.periodsAhead(of: known)
    guard ahead >= 0, let model, ahead < model.targets.count else { return CreationOutlooks([:]) }
    let creation = model.targets[ahead].creation
    let yields = GroupYields(
      creation: creation, log: log, target: target, weight: weight(method),
      deadlines: deadlines(target, creation: creation))
    var index = PathIndex(levels: levels, known: known)
    let leaves = log.entries.map { index.leaf(Int($0.deal), owner: $0.owner) }
    let order = log.entries.indices.sorted {
      (log.entries[$0].created, $0) < (log.entries[$1].created, $1)
    }
    var outlooks: [[String]: CreationOutlook] = [:]
    for depth in 0...levels.count {
      // Deals by the prefix of their leaf, oldest first.
      var nodeOfPrefix: [[String]: Int] = [:]
      let nodeOfLeaf = index.paths.map { path -> Int in
        let prefix = Array(path.prefix(depth))
        let node = nodeOfPrefix[prefix] ?? nodeOfPrefix.count
        nodeOfPrefix[prefix] = node
        return node
      }
      var members = [[Int]](repeating: [], count: nodeOfPrefix.count)
      for position in order { members[nodeOfLeaf[leaves[position]]].append(position) }
      for (prefix, node) in nodeOfPrefix { outlooks[prefix] = yields.outlook(of: members[node]) }
    }
    return CreationOutlooks(outlooks)
  }
}
