internal import Foundation

/// Ranks of values, and what they say of rarity.
enum RankTransform {
  /// The positions in ascending order of their values; of equal ones the first stands first.
  static func order(_ values: [Double]) -> [Int] {
    var pairs = [(value: Double, row: Int)]()
    pairs.reserveCapacity(values.count)
    for (row, value) in values.enumerated() { pairs.append((value, row)) }
    pairs.sort { $0.value < $1.value || ($0.value == $1.value && $0.row < $1.row) }
    return pairs.map(\.row)
  }

  /// Calls `body` with each stretch of equal values: places from `start` up to `end` of `order`.
  static func forEachTie(
    _ values: [Double], _ order: [Int], _ body: (_ start: Int, _ end: Int) -> Void
  ) {
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      body(start, end)
      start = end
    }
  }

  /// Ranks from 1, the mean of the ranks for equal values.
  static func ranks(_ values: [Double]) -> [Double] {
    let order = order(values)
    var ranks = values
    forEachTie(values, order) { start, end in
      for place in start..<end { ranks[order[place]] = 0.5 * Double(start + end + 1) }
    }
    return ranks
  }

  /// -log(1 - rank / (*n* + 1)).
  static func rarities(_ values: [Double]) -> [Double] {
    let count = Double(values.count + 1)
    return ranks(values).map { -log1p(-$0 / count) }
  }
}
