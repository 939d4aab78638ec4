internal import Metrics

/// The sources of a node, those that brought the most first.
struct FunnelSources {
  static let created = "source_revenue.deals_created.count"
  static let won = "source_revenue.deals_won.count"
  static let amount = "source_revenue.won_amount"
  static let converted = "source_revenue.leads_converted.count"

  /// By amount won, then deals created, then name.
  let names: [String]

  init(_ node: FunnelNode) {
    func value(_ metric: String, _ source: String) -> Double {
      node.reading(metric, source)?.value ?? 0
    }
    let found = Set((node.readings(Self.created) + node.readings(Self.converted)).compactMap(\.key))
    names = found.sorted { left, right in
      let a = (value(Self.amount, left), value(Self.created, left))
      let b = (value(Self.amount, right), value(Self.created, right))
      return a == b ? left < right : a > b
    }
  }
}
