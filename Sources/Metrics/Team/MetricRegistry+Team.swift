extension MetricRegistry {
  /// Signals of reps and teams (domain.md 4.2).
  static let team: [MetricDefinition] = quotaSignals + flowSignals + callSignals + concentrations

  /// A signal of the chapter.
  static func signal(
    _ name: String, _ title: BilingualText, _ unit: MetricUnit, _ direction: MetricDirection,
    _ basis: MetricBasis, words: String, code: String, missing: String, pitfalls: String,
    _ vectors: [MetricVector], _ reading: @escaping @Sendable (NodeScope) -> MetricReading
  ) -> MetricDefinition {
    MetricDefinition(
      name, catalogue: ["4.2"], title: title, group: .team, unit: unit, direction: direction,
      basis: basis, words: words, code: code, missing: missing, pitfalls: pitfalls,
      vectors: vectors, reading: reading)
  }
}
