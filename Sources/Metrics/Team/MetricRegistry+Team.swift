extension MetricRegistry {
  /// Signals of reps and teams.
  static let team: [MetricDefinition] = []
}
