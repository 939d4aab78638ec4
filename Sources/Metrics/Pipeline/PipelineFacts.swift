internal import Deals

/// What is collected for open deals and how fast they become money (D1, D4).
struct PipelineFacts: FamilyFacts {
  init(_ frame: MetricFrame, index: inout NodeIndex) {}

  mutating func settle(_ places: LeafPlaces) {}
}
