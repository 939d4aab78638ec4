extension PermutationTest {
  /// How many ways there are to choose, or one more than the limit when there are more.
  static func combinations(of k: Int, from n: Int, limit: Int) -> Int {
    let smaller = min(k, n - k)
    var ways = 1
    for i in stride(from: 1, through: smaller, by: 1) {
      // Exact: the product of i consecutive numbers is divisible by i!.
      let (product, overflow) = ways.multipliedReportingOverflow(by: n - smaller + i)
      guard !overflow else { return saturated(limit) }
      ways = product / i
      if ways > limit { return saturated(limit) }
    }
    return ways
  }

  private static func saturated(_ limit: Int) -> Int { limit == Int.max ? limit : limit + 1 }

  /// The combination of a number, in the order of the combinatorial number system.
  static func combination(_ number: Int, of k: Int, from n: Int) -> [Int] {
    var chosen: [Int] = []
    var (rest, remaining) = (number, k)
    for item in 0..<n where remaining > 0 {
      // With this item in, the others are chosen from those after it.
      let with = combinations(of: remaining - 1, from: n - item - 1, limit: .max)
      if rest < with {
        chosen.append(item)
        remaining -= 1
      } else {
        rest -= with
      }
    }
    return chosen
  }

  /// A sample without replacement: the first places of a shuffle.
  func sample(_ k: Int, from n: Int, _ draw: Int) -> [Int] {
    var stream = RandomStream(seed: seed, stream: 0x7065_726D, substream: UInt64(draw))
    var items = Array(0..<n)
    for i in 0..<k { items.swapAt(i, i + stream.integer(below: n - i)) }
    return Array(items[0..<k])
  }
}
