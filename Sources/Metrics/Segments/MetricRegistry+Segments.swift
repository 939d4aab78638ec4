extension MetricRegistry {
  /// Signals of segments and of the whole period.
  static let segments: [MetricDefinition] = []
}
