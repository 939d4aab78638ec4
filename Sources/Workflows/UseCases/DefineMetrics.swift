public import Metrics

/// Finds what metrics mean: `aforo define`.
public enum DefineMetrics {
  /// The metrics of names, chapters or rows of the catalogue; those that the project makes with them.
  ///
  /// - Parameter names: `nil` for every registered metric, without those of a project.
  /// - Throws: ``WorkflowError/usage(_:)`` for a name that is none.
  public static func find(
    _ names: [String]?, project: Project
  ) throws(WorkflowError) -> [MetricDefinition] {
    guard let names else { return MetricRegistry.all }
    let settings = try project.settings()?.kpis ?? KPISettings()
    var found: [MetricDefinition] = []
    for name in names {
      let metrics = settings.matching(name)
      guard !metrics.isEmpty else {
        throw .usage("\"\(name)\" is no metric" + MetricRegistry.remedy(name))
      }
      for metric in metrics where !found.contains(where: { $0.name == metric.name }) {
        found.append(metric)
      }
    }
    return found
  }
}
