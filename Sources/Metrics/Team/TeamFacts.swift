internal import Deals

/// What is collected for signals of reps and teams.
struct TeamFacts: FamilyFacts {
  init(_ frame: MetricFrame, index: inout NodeIndex) {}

  mutating func settle(_ places: LeafPlaces) {}
}
