extension MetricRegistry {
  /// Signals of segments and of the whole period (domain.md 4.3).
  static let segments: [MetricDefinition] = paceSignals + linearitySignals + cohortSignals + shifts

  /// A signal of the chapter.
  static func shape(
    _ name: String, _ title: BilingualText, _ unit: MetricUnit, _ direction: MetricDirection,
    _ basis: MetricBasis, words: String, code: String, missing: String, pitfalls: String,
    _ vectors: [MetricVector], _ reading: @escaping @Sendable (NodeScope) -> MetricReading
  ) -> MetricDefinition {
    MetricDefinition(
      name, catalogue: ["4.3"], title: title, group: .segment, unit: unit, direction: direction,
      basis: basis, words: words, code: code, missing: missing, pitfalls: pitfalls,
      vectors: vectors, reading: reading)
  }
}
