/// The smallest unit of the roll-up: one path of the hierarchy in one segment group.
struct Cell: Hashable, Comparable, Sendable {
  /// Values of the levels asked for, top first.
  let path: [String]
  /// Group of the creation model.
  let group: Int
  /// The node that is called and of which it is a part, counted from 1; 0 for none.
  var place = 0

  static func < (left: Cell, right: Cell) -> Bool {
    left.path == right.path
      ? (left.group, left.place) < (right.group, right.place)
      : left.path.lexicographicallyPrecedes(right.path)
  }
}

/// An open deal as the simulation needs it.
struct OpenDeal: Sendable {
  let cell: Int
  let probability: Double
  /// Expected final amount, minor units.
  let amount: Double
  /// Variance of the final amount on the log scale.
  let dispersion: Double
  /// The deal's own stream of random numbers, by its id.
  let stream: UInt64
}

/// Deals of one segment that are not yet created.
struct NewDeals: Sendable {
  let group: Int
  /// Expected wins.
  let wins: Double
  /// Expected won amount, minor units.
  let value: Double
  /// Amounts to draw from, ascending.
  let amounts: [Double]
  /// The cells that may get them, with cumulative shares up to 1.
  let cells: [Int]
  let cumulativeShares: [Double]
}
