internal import Deals

/// What is collected for signals of segments and of the whole period.
struct SegmentFacts: FamilyFacts {
  init(_ frame: MetricFrame, index: inout NodeIndex) {}

  mutating func settle(_ places: LeafPlaces) {}
}
