internal import Deals

/// The quotas of one period, made ready to be asked for many nodes; answers as
/// ``KnownDeals/quota(period:path:)`` does.
struct NodeQuotas: Sendable {
  private let known: KnownDeals
  /// By the deepest level and its value; that of the company under the empty key.
  private var byEnd: [[String]: [KnownQuota]] = [:]
  private var deepest: [KnownQuota] = []

  init(_ known: KnownDeals, period: String) {
    self.known = known
    let all = known.quotas(of: period)
    for quota in all {
      let end = quota.deepest.map { [$0, quota.path[$0] ?? ""] } ?? []
      byEnd[end, default: []].append(quota)
    }
    let depth = all.map(\.depth).max() ?? 0
    deepest = all.filter { $0.depth == depth }
  }

  /// The quota of a node, minor units: its own, else the sum of those of the deepest level under it.
  func amount(_ path: [(level: String, value: String)]) -> Int64? {
    let end = path.last.map { [$0.level, $0.value] } ?? []
    let own = (byEnd[end] ?? []).filter { known.isQuota($0, for: path) }
    if let most = own.map(\.path.count).max() {
      return own.filter { $0.path.count == most }.reduce(0) { $0 + $1.amount }
    }
    let hierarchy = known.settings.hierarchy
    let depth = path.map { (hierarchy.firstIndex(of: $0.level) ?? hierarchy.count) + 1 }.max() ?? 0
    guard let leaf = deepest.first?.depth, leaf > depth else { return nil }
    let below = deepest.filter { quota in path.allSatisfy { quota.path[$0.level] == $0.value } }
    return below.isEmpty ? nil : below.reduce(0) { $0 + $1.amount }
  }
}
