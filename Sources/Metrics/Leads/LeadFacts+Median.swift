internal import Statistics

extension LeadFacts {
  /// The middle of some durations.
  static func median(_ days: [Double]) -> Double? { Descriptive.median(days) }
}
