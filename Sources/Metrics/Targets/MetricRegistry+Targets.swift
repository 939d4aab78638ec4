extension MetricRegistry {
  /// Quotas, growth and attainment (C1, C3, C4).
  static let targets: [MetricDefinition] = quotaMetrics + growthMetrics + attainmentMetrics
}
