/// The rows of a table by deal, and within a deal in an order in which equal rows are neighbours.
///
///     deal 0: order[start[0] ..< start[1]]
///     deal 1: order[start[1] ..< start[2]]
struct GroupedRows {
  /// Rows by position.
  private(set) var order: [Int32]
  private let start: [Int32]
  /// For the first position of a run of equal rows: how many of them stored rows have taken.
  private var taken: [Int32]

  /// - Parameters:
  ///   - deal: the deal's code of each row, below `symbolCount`.
  ///   - precedes: a strict order of the rows of one deal.
  init(deal: [Int32], symbolCount: Int, precedes: (Int32, Int32) -> Bool) {
    var start = [Int32](repeating: 0, count: symbolCount + 1)
    for code in deal { start[Int(code) + 1] += 1 }
    for code in 0..<symbolCount { start[code + 1] += start[code] }
    var next = start
    var order = [Int32](repeating: 0, count: deal.count)
    for (row, code) in deal.enumerated() {
      order[Int(next[Int(code)])] = Int32(row)
      next[Int(code)] += 1
    }
    for code in 0..<symbolCount {
      let range = Int(start[code])..<Int(start[code + 1])
      if range.count > 1 { order[range].sort(by: precedes) }
    }
    self.order = order
    self.start = start
    taken = [Int32](repeating: 0, count: deal.count)
  }

  /// The positions of a deal's rows.
  func range(of deal: Int32) -> Range<Int> {
    Int(start[Int(deal)])..<Int(start[Int(deal) + 1])
  }

  /// The first position of a range whose row is not before what is sought.
  func firstPosition(in range: Range<Int>, isBefore: (Int) -> Bool) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if isBefore(Int(order[middle])) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The next row of a run of equal rows that no stored row has taken; `nil` when all are.
  ///
  /// - Parameters:
  ///   - first: the first position of the run.
  ///   - range: the deal's positions.
  ///   - isEqual: whether a row belongs to the run.
  mutating func take(first: Int, in range: Range<Int>, isEqual: (Int) -> Bool) -> Int? {
    guard first < range.upperBound else { return nil }
    let position = first + Int(taken[first])
    guard position < range.upperBound, isEqual(Int(order[position])) else { return nil }
    taken[first] += 1
    return Int(order[position])
  }
}
