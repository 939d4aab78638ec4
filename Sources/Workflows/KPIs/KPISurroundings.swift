internal import Currencies
internal import Deals
internal import Metrics
internal import Reporting

/// What stands beside the values: references, goals, earlier periods.
struct KPISurroundings {
  let settings: KPISettings
  let metrics: [MetricDefinition]
  let frame: MetricFrame
  var references: [(reference: MetricReference, table: MetricTable)] = []
  /// The oldest first.
  var trend: [MetricTable] = []

  func answer(_ table: MetricTable, currency: Currency) -> KPIAnswer {
    let places = references.map { NodePlaces($0.table) }
    let past = trend.map { NodePlaces($0) }
    let nodes = zip(table.nodes, table.results).map { node, results in
      KPINode(
        path: node.path,
        values: zip(metrics.indices, results).flatMap { position, result in
          result.readings.map { reading in
            value(node, position, reading, places: places, past: past)
          }
        })
    }
    return KPIAnswer(
      asOf: table.asOf, currency: currency, period: table.period,
      businessDays: frame.businessDayCount, elapsedBusinessDays: frame.elapsedBusinessDays,
      compared: references.reduce(into: [:]) { $0[$1.reference] = $1.table.period },
      trendPeriods: trend.map(\.period.id), nodes: nodes)
  }

  private func value(
    _ node: MetricNode, _ position: Int, _ reading: MetricReading, places: [NodePlaces],
    past: [NodePlaces]
  ) -> KPIValue {
    let metric = metrics[position]
    var compared: [MetricReference: Double] = [:]
    for (reference, place) in zip(references, places) {
      compared[reference.reference] = place.value(node, position, reading.key)
    }
    let target = settings.targets.first { target in
      target.isFor(metric.name, key: reading.key, node: node.path, period: frame.period)
    }
    return KPIValue(
      metric: metric, reading: reading, references: compared,
      standing: target.map {
        MetricStanding($0, reading: reading, isFlow: metric.isFlow, elapsed: elapsed)
      },
      trend: past.map { $0.value(node, position, reading.key) })
  }

  private var elapsed: Double {
    guard frame.isRunning else { return 1 }
    let days = frame.businessDayCount
    return days == 0 ? 0 : Double(frame.elapsedBusinessDays) / Double(days)
  }
}

/// Finds the values of a node in another table.
struct NodePlaces {
  private let table: MetricTable
  private let place: [[String]: Int]

  init(_ table: MetricTable) {
    self.table = table
    place = Dictionary(
      table.nodes.enumerated().map { ($1.path.map(\.value), $0) }, uniquingKeysWith: { $1 })
  }

  func value(_ node: MetricNode, _ metric: Int, _ key: String?) -> Double? {
    place[node.path.map(\.value)].flatMap { table.results[$0][metric].reading(key)?.value }
  }
}
