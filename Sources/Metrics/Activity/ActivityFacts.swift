internal import Deals

/// What is collected for calls, mails, meetings and demos (A1 to A4, E1 to E3, E5).
struct ActivityFacts: FamilyFacts {
  init(_ frame: MetricFrame, index: inout NodeIndex) {}

  mutating func settle(_ places: LeafPlaces) {}
}
