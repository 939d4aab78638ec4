/// A node of the cut: the whole company, or one value of each of the first levels.
public struct MetricNode: Sendable {
  /// Levels and values, top first; empty for the company.
  public let path: [(level: String, value: String)]
  /// Its leaves, in the order of the tree.
  public let leaves: Range<Int>

  /// The last value of the path, or "total".
  public var name: String { path.last?.value ?? "total" }
}

/// The nodes of a cut: leaves in the order of their paths, so that every node is a run of them.
public struct NodeTree: Sendable {
  /// The company first, then every node before those below it.
  public let nodes: [MetricNode]
  /// The place of each path in the order of paths.
  private let places: [[String]: Int32]

  /// The tree over the paths of leaves, each with one value per level.
  init(levels: [String], paths: Set<[String]>) {
    let ordered = paths.sorted { $0.lexicographicallyPrecedes($1) }
    places = Dictionary(uniqueKeysWithValues: zip(ordered, (0..<Int32(ordered.count))))
    var nodes: [MetricNode] = []
    func add(_ depth: Int, _ range: Range<Int>, _ path: [(level: String, value: String)]) {
      nodes.append(MetricNode(path: path, leaves: range))
      guard depth < levels.count else { return }
      var from = range.lowerBound
      while from < range.upperBound {
        let value = ordered[from][depth]
        var to = from + 1
        while to < range.upperBound, ordered[to][depth] == value { to += 1 }
        add(depth + 1, from..<to, path + [(levels[depth], value)])
        from = to
      }
    }
    add(0, 0..<ordered.count, [])
    self.nodes = nodes
  }

  /// The places of an index's leaves.
  func places(of index: NodeIndex) -> LeafPlaces {
    LeafPlaces(place: index.paths.map { places[$0] ?? 0 }, count: places.count)
  }
}

/// Where the leaves that one index found stand in the tree.
struct LeafPlaces: Sendable {
  /// For each leaf as found, its place in the tree.
  let place: [Int32]
  /// The leaves of the tree.
  let count: Int
}
