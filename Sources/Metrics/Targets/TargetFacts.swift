internal import Deals

/// What is collected for quotas, growth and attainment (C1, C3, C4).
struct TargetFacts: FamilyFacts {
  init(_ frame: MetricFrame, index: inout NodeIndex) {}

  mutating func settle(_ places: LeafPlaces) {}
}
