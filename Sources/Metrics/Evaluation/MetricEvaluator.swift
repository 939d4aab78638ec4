public import Calendars
internal import Deals
internal import LinearAlgebra

/// The values of one metric for one node.
public struct MetricResult: Sendable {
  /// The metric's name.
  public let name: String
  /// One value; several for a metric with a key.
  public let readings: [MetricReading]

  /// Values as given.
  public init(name: String, readings: [MetricReading]) {
    self.name = name
    self.readings = readings
  }

  /// The value, or that of a key.
  public func reading(_ key: String? = nil) -> MetricReading? {
    readings.first { $0.key == key }
  }
}

/// The values of metrics for the nodes of a frame.
public struct MetricTable: Sendable {
  /// The period.
  public let period: MetricPeriod
  /// The last day that was wholly known.
  public let asOf: Day
  /// The nodes, the company first.
  public let nodes: [MetricNode]
  /// For each node the results, in the order of the metrics asked for.
  public let results: [[MetricResult]]

  /// Evaluates metrics.
  ///
  /// - Parameters:
  ///   - facts: what was collected.
  ///   - metrics: the metrics, in the order of the answer.
  ///   - workers: threads; no influence on the result.
  ///   - isWanted: whether a node is evaluated; all unless told.
  public init(
    _ facts: MetricFacts, metrics: [MetricDefinition], workers: Int = 1,
    where isWanted: (MetricNode) -> Bool = { _ in true }
  ) {
    period = facts.frame.period
    asOf = facts.frame.known.asOf
    let wanted = facts.tree.nodes.filter(isWanted)
    nodes = wanted
    results = Parallel.map(count: wanted.count, workers: workers) { index in
      let scope = NodeScope(facts: facts, node: wanted[index])
      return metrics.map { MetricResult(name: $0.name, readings: $0.evaluate(scope)) }
    }
  }
}

extension MetricDefinition {
  /// The values for one node.
  public func readings(_ facts: MetricFacts, _ node: MetricNode) -> [MetricReading] {
    evaluate(NodeScope(facts: facts, node: node))
  }
}
