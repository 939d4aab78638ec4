internal import Calendars

extension KnownDeals {
  /// The quota of a node in a period, as known at the cutoff, in minor units.
  ///
  /// A quota speaks of a node when its deepest level and the node's are the same and they differ in
  /// no level that both name; levels above may be left out: `{owner: Ana}` and
  /// `{region: EMEA, owner: Ana}` are one node. Where nobody set a quota for the node itself, it is
  /// the sum of those of the deepest level under it.
  ///
  /// - Parameter path: levels and values, top first, as the answer is cut.
  /// - Returns: `nil` when no quota is known.
  public func quota(period: String, path: [(level: String, value: String)]) -> Int64? {
    let known = latestQuotas(period: period)
    let own = known.filter { speaks($0.path, of: path) }
    if let most = own.map(\.path.count).max() {
      // The same node named twice, once with fewer levels, is one quota.
      return own.filter { $0.path.count == most }.reduce(0) { $0 + $1.amount }
    }
    let depths = known.map { depth($0.path) }
    guard let leaf = depths.max(), leaf > depth(Dictionary(path) { $1 }) else { return nil }
    let leaves = zip(known, depths).filter { quota, depth in
      depth == leaf && path.allSatisfy { quota.path[$0.level] == $0.value }
    }
    return leaves.isEmpty ? nil : leaves.reduce(0) { $0 + $1.0.amount }
  }

  /// The latest known quota of each path.
  func latestQuotas(period: String) -> [QuotaFact] {
    var latest: [[String: String]: QuotaFact] = [:]
    for quota in book.quotas where quota.period == period {
      guard quota.knownFrom == Blank.instant || quota.knownFrom < cutoff.seconds else { continue }
      if let old = latest[quota.path],
        (quota.knownFrom, quota.amount) <= (old.knownFrom, old.amount)
      {
        continue
      }
      latest[quota.path] = quota
    }
    return Array(latest.values)
  }

  /// Whether the path of a quota or call names this very node.
  func speaks(_ named: [String: String], of path: [(level: String, value: String)]) -> Bool {
    deepest(named) == path.last?.level && agrees(named, path)
  }

  /// The level of a path that lies deepest in the hierarchy; levels outside it lie deepest of all.
  func deepest(_ path: [String: String]) -> String? {
    path.keys.max { (rank($0), $0) < (rank($1), $1) }
  }

  func depth(_ path: [String: String]) -> Int {
    path.keys.map { rank($0) + 1 }.max() ?? 0
  }

  private func rank(_ level: String) -> Int {
    settings.hierarchy.firstIndex(of: level) ?? settings.hierarchy.count
  }

  private func agrees(
    _ quota: [String: String], _ path: [(level: String, value: String)]
  ) -> Bool {
    let depth = deepest(quota).map(rank) ?? -1
    return path.allSatisfy { element in
      guard let value = quota[element.level] else { return rank(element.level) < depth }
      return value == element.value
    }
  }
}
