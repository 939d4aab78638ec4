/// The quota that somebody set for a node and period, as known at a cutoff.
public struct KnownQuota: Equatable, Sendable {
  /// The node: level names and values, levels above may be left out; empty for the whole company.
  public let path: [String: String]
  /// Minor units of the reporting currency.
  public let amount: Int64
  /// The level that lies deepest in the hierarchy; `nil` for the whole company.
  public let deepest: String?
  /// How deep that is: 0 for the company, 1 for the top level of the hierarchy.
  public let depth: Int
}

extension KnownDeals {
  /// The latest known quota of every node of a period, in the order of depth and path.
  public func quotas(of period: String) -> [KnownQuota] {
    latestQuotas(period: period).map { quota in
      KnownQuota(
        path: quota.path, amount: quota.amount, deepest: deepest(quota.path),
        depth: depth(quota.path))
    }.sorted { left, right in
      (left.depth, left.order) < (right.depth, right.order)
    }
  }

  /// Whether a quota is for a node itself; levels above the node's own may be left out.
  ///
  /// - Parameter path: levels and values, top first.
  public func isQuota(_ quota: KnownQuota, for path: [(level: String, value: String)]) -> Bool {
    speaks(quota.path, of: path)
  }
}

extension KnownQuota {
  fileprivate var order: String {
    path.sorted { $0.key < $1.key }.map { "\($0.key)\u{1}\($0.value)" }.joined(separator: "\u{2}")
  }
}
