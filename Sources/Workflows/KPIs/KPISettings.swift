public import Metrics

/// What aforo.yml says under `profile`, `kpis` and `targets`.
public struct KPISettings: Sendable, Equatable {
  /// The kind of business; `nil` where none is named.
  public var profile: IndustryProfile?
  /// The metrics shown when none are asked for; empty for those of the profile.
  public var show: [String] = []
  /// Values of fewer observations are flagged.
  public var leastCount = MetricOptions().leastCount
  /// Metrics made of registered ones.
  public var custom: [CustomMetric] = []
  /// Goals.
  public var targets: [MetricTarget] = []

  /// The usual settings.
  public init() {}

  /// The metrics of a name, a chapter or a row of the catalogue, custom ones with them.
  public func matching(_ text: String) -> [MetricDefinition] {
    if let custom = custom.first(where: { $0.name == text }) { return [custom.definition] }
    return MetricRegistry.matching(text)
  }

  /// The metrics shown when none are asked for: chosen ones, else the profile's, and those with a goal.
  public var usual: [MetricDefinition] {
    let chosen = !show.isEmpty ? show : profile?.metrics ?? MetricRegistry.usual
    var metrics = chosen.flatMap(matching)
    for name in custom.map(\.name) + targets.map(\.metric) {
      for metric in matching(name) where !metrics.contains(where: { $0.name == metric.name }) {
        metrics.append(metric)
      }
    }
    return metrics
  }
}
