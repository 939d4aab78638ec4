internal import Deals

/// What is collected for deals created, won, lost, transferred: rates, sizes, cycles (A5, A6, B4, C2, D2, D3, D5, E4).
struct BookingFacts: FamilyFacts {
  init(_ frame: MetricFrame, index: inout NodeIndex) {}

  mutating func settle(_ places: LeafPlaces) {}
}
