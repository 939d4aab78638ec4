/// What one family of metrics collects of the deals, activities or leads: one pass, then any node.
protocol FamilyFacts: Sendable {
  /// Collects; every thing is given its leaf by the index, which is the family's own.
  init(_ frame: MetricFrame, index: inout NodeIndex)

  /// Puts what was collected into the order of the tree.
  mutating func settle(_ places: LeafPlaces)

  /// Sets the nodes beside each other, once all are known; most families need nothing of it.
  mutating func relate(_ tree: NodeTree, _ frame: MetricFrame)
}

extension FamilyFacts {
  mutating func relate(_ tree: NodeTree, _ frame: MetricFrame) {}
}
