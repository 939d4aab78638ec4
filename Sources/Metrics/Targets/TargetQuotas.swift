internal import Deals

/// The quotas of one period: those of nodes themselves, and those of the deepest level.
struct TargetQuotas: Sendable {
  private let known: KnownDeals
  /// Quotas by their deepest level and its value; that of the company under the empty key.
  private var byEnd: [[String]: [KnownQuota]] = [:]
  /// Those of the deepest level that has any.
  let deepest: [KnownQuota]
  /// That level; `nil` where only the company has a quota, or nobody.
  let level: String?
  /// The nodes that have one of ``deepest``: values of the levels they name.
  private var holders: Set<[String]> = []
  /// The lists of levels that they name.
  private var levelLists: [[String]] = []

  init(_ known: KnownDeals, period: String) {
    self.known = known
    let all = known.quotas(of: period)
    let depth = all.map(\.depth).max() ?? 0
    deepest = all.filter { $0.depth == depth }
    level = deepest.first?.deepest
    for quota in all { byEnd[Self.end(quota), default: []].append(quota) }
    for quota in deepest {
      let levels = Self.holderLevels(quota)
      if !levelLists.contains(levels) { levelLists.append(levels) }
      holders.insert(levels + levels.map { quota.path[$0] ?? KnownDeals.none })
    }
  }

  /// Whether nobody has a quota in the period.
  var isEmpty: Bool { deepest.isEmpty }

  /// The quota set for a node itself, minor units.
  func own(_ path: [(level: String, value: String)]) -> Int64? {
    let end = path.last.map { [$0.level, $0.value] } ?? []
    let own = (byEnd[end] ?? []).filter { known.isQuota($0, for: path) }
    // The same node named twice, once with fewer levels, is one quota.
    guard let most = own.map(\.path.count).max() else { return nil }
    return own.filter { $0.path.count == most }.reduce(0) { $0 + $1.amount }
  }

  /// Whether a deal with this owner is of somebody who has one of the quotas of the deepest level.
  func isHeld(deal: Int, owner: Int?) -> Bool {
    levelLists.contains { levels in
      let values = levels.map { level in
        if level == "owner" { return owner.map(known.ownerName) ?? KnownDeals.none }
        return known.label(of: level, deal: deal, owner: owner) ?? KnownDeals.none
      }
      return holders.contains(levels + values)
    }
  }

  private static func end(_ quota: KnownQuota) -> [String] {
    guard let level = quota.deepest, let value = quota.path[level] else { return [] }
    return [level, value]
  }

  /// A person is one, whoever the manager; other nodes are told by all levels they name.
  private static func holderLevels(_ quota: KnownQuota) -> [String] {
    quota.deepest == "owner" ? ["owner"] : quota.path.keys.sorted()
  }
}
