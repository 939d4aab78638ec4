internal import Deals

/// What a metric is evaluated on: one node of the facts collected for a frame.
struct NodeScope {
  let facts: MetricFacts
  let node: MetricNode

  var frame: MetricFrame { facts.frame }
  /// Below so many observations a value is flagged.
  var least: Int { facts.frame.options.leastCount }

  /// The quota of the node for the period, minor units; `nil` where none is known.
  var quota: Int64? {
    frame.known.quota(period: frame.period.id, path: node.path)
  }
}
