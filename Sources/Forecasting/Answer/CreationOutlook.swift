public import Calendars
internal import Deals

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

  /// The share of a new deal's chance that must lie within the period on the last useful day.
  public static let inTimeShare = 0.25
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
    let yields = GroupYields(
      creation: model.targets[ahead].creation, log: log, target: target,
      weight: weight(method))
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
