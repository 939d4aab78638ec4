extension MetricRegistry {
  /// Leads, their conversion and score, and what customers cost (B1 to B3, B5).
  static let leads: [MetricDefinition] = leadCounts + leadRates + leadScores + customerCosts
}
