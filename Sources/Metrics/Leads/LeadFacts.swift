internal import Deals

/// What is collected for leads, their conversion and score, and what customers cost (B1 to B3, B5).
struct LeadFacts: FamilyFacts {
  init(_ frame: MetricFrame, index: inout NodeIndex) {}

  mutating func settle(_ places: LeafPlaces) {}
}
