/// Whole numbers that sum to a given one.
enum LargestRemainder {
  /// Each value rounded down, and what is missing given to those that lost most; of equals the first
  /// gets more. What the values do not account for at all goes to the last.
  ///
  /// - Returns: as many whole numbers, with the sum `total`.
  static func rounded(_ values: [Double], total: Int64) -> [Int64] {
    guard let last = values.indices.last else { return [] }
    var whole = values.map { value -> Int64 in
      let floor = value.rounded(.down)
      return abs(floor) < 9e18 ? Int64(floor) : 0
    }
    var missing = total &- whole.reduce(0, &+)
    let order = values.indices.sorted {
      let (a, b) = (values[$0] - values[$0].rounded(.down), values[$1] - values[$1].rounded(.down))
      return a == b ? $0 < $1 : a > b
    }
    if missing >= 0, missing <= Int64(values.count) {
      for index in order.prefix(Int(missing)) { whole[index] += 1 }
      missing = 0
    }
    whole[last] &+= missing
    return whole
  }
}
