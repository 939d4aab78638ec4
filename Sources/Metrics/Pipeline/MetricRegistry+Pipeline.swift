extension MetricRegistry {
  /// Open deals and how fast they become money (D1, D4).
  static let pipeline: [MetricDefinition] =
    openPipeline + duePipeline + velocity + velocityFactors
}
