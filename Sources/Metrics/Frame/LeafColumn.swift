/// Things of one kind, each of a leaf; once settled, those of a node stand beside each other.
///
/// The order within a leaf is that of adding, which is that of the book: no influence of threads or files.
struct LeafColumn<Element: Sendable>: Sendable {
  private(set) var elements: [Element] = []
  private var leaves: [Int32] = []
  /// Once settled: where each leaf starts, in the order of the tree.
  private var starts: [Int] = []

  mutating func append(_ element: Element, leaf: Int32) {
    elements.append(element)
    leaves.append(leaf)
  }

  /// Puts the elements into the order of the tree.
  mutating func settle(_ places: LeafPlaces) {
    var starts = [Int](repeating: 0, count: places.count + 1)
    for leaf in leaves { starts[Int(places.place[Int(leaf)]) + 1] += 1 }
    for place in 0..<places.count { starts[place + 1] += starts[place] }
    var next = starts
    var order = [Int](repeating: 0, count: elements.count)
    for (index, leaf) in leaves.enumerated() {
      let place = Int(places.place[Int(leaf)])
      order[next[place]] = index
      next[place] += 1
    }
    elements = order.map { elements[$0] }
    leaves = []
    self.starts = starts
  }

  /// The elements of a node.
  func of(_ node: MetricNode) -> ArraySlice<Element> {
    guard !starts.isEmpty else { return [] }
    return elements[starts[node.leaves.lowerBound]..<starts[node.leaves.upperBound]]
  }
}
