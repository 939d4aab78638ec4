/// The distinct times of events, and where any time falls among them.
struct EventTimes {
  /// Ascending.
  let times: [Double]
  /// For whole times below the limit: how many event times are at most each.
  private let ranks: [Int32]?

  private static let tableLimit = 1 << 16

  init(_ unsorted: [Double]) {
    let largest = unsorted.max() ?? 0
    let isWhole = largest < Double(Self.tableLimit) && unsorted.allSatisfy { $0 == $0.rounded() }
    guard isWhole, unsorted.count > 32 else {
      var distinct: [Double] = []
      for time in unsorted.sorted() where time != distinct.last { distinct.append(time) }
      times = distinct
      ranks = nil
      return
    }
    // Days, weeks, months: a table instead of a sort.
    var table = [Int32](repeating: 0, count: Int(largest) + 1)
    for time in unsorted { table[Int(time)] = 1 }
    var distinct: [Double] = []
    for time in table.indices {
      if table[time] > 0 { distinct.append(Double(time)) }
      table[time] = Int32(distinct.count)
    }
    times = distinct
    ranks = table
  }

  /// How many event times are at most `time`.
  @inline(__always)
  func countUpTo(_ time: Double) -> Int {
    if let ranks { return Int(ranks[min(Int(time), ranks.count - 1)]) }
    var (low, high) = (0, times.count)
    while low < high {
      let middle = (low + high) / 2
      if times[middle] <= time { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
