import Foundation
import Statistics
import TestSupport
import Testing
import TimeSeries

@Suite("Change points")
struct ChangePointTests {
  /// Levels of 12 steps each with normal noise.
  private static func levels(_ levels: [Double], seed: UInt64, noise: Double = 1) -> [Double] {
    var stream = RandomStream(seed: seed, stream: 5)
    return levels.flatMap { level in (0..<12).map { _ in level + noise * stream.normal() } }
  }

  /// The least total over all segmentations, by trying each.
  private static func least(
    _ costs: SegmentCost, from start: Int, penalty: Double, minimum: Int
  ) -> Double {
    let whole = costs.count - start >= minimum ? costs.cost(start, costs.count) : .infinity
    guard costs.count - start >= 2 * minimum else { return whole }
    return ((start + minimum)...(costs.count - minimum)).reduce(whole) { best, next in
      let rest = least(costs, from: next, penalty: penalty, minimum: minimum)
      return min(best, costs.cost(start, next) + penalty + rest)
    }
  }

  @Test("the cost is the least of all segmentations", arguments: 0..<40, [2, 3])
  func exhaustive(seed: UInt64, minimum: Int) throws {
    var stream = RandomStream(seed: seed, stream: 9)
    let count = 8 + stream.integer(below: 9)
    let columns = (0...(seed % 2)).map { _ in
      (0..<count).map { $0 < count / 2 ? stream.normal() : 3 + 0.3 * stream.normal() }
    }
    let costs = try SegmentCost(columns)
    let search = try ChangePointSearch(minimumLength: minimum)
    for penalty in [0.0, 1, 5, 20] {
      let bounds = [0] + search.segmentStarts(costs, penalty: penalty) + [count]
      let parts = zip(bounds, bounds.dropFirst())
      #expect(parts.allSatisfy { $1 - $0 >= minimum })
      let found = parts.map { costs.cost($0, $1) }.reduce(0, +) + penalty * Double(bounds.count - 2)
      let right = Self.least(costs, from: 0, penalty: penalty, minimum: minimum)
      #expect(abs(found - right) <= reorderingError * max(1, abs(right)))
    }
  }

  @Test("a segment never costs less than its two parts, runs of equal values included")
  func superadditive() throws {
    var stream = RandomStream(seed: 4, stream: 9)
    let column = (0..<30).map { $0 % 10 < 5 ? 1 : Double(stream.integer(below: 3)) }
    let costs = try SegmentCost([column])
    for start in 0..<28 {
      for end in (start + 2)...30 {
        for middle in (start + 1)..<end {
          let parts = costs.cost(start, middle) + costs.cost(middle, end)
          #expect(costs.cost(start, end) >= parts - 1e-9)  // rounding of sums of 30 terms
        }
      }
    }
  }

  @Test("a level shift and a change of spread are found where they are, and confirmed")
  func found() throws {
    let shift = Self.levels([0, 0, 0, 8, 8, 8], seed: 1)
    let points = try ChangePointSearch().changePoints([shift])
    #expect(points.map(\.index) == [36] && points.allSatisfy { $0.isConfirmed && $0.gain > 0 })
    var stream = RandomStream(seed: 2, stream: 5)
    let spread = (0..<120).map { ($0 < 60 ? 0.1 : 3) * stream.normal() }
    let change = try ChangePointSearch().changePoints([spread])
    #expect(change.count == 1 && abs((change.first?.index ?? 0) - 60) <= 2)
  }

  @Test("a constant, noise, and a short series have no change")
  func none() throws {
    let noise = Self.levels([0, 0, 0, 0, 0, 0, 0, 0], seed: 3)
    for column in [[Double](repeating: 3, count: 50), noise, [1, 9], []] {
      #expect(try ChangePointSearch().changePoints([column]).isEmpty)
      #expect(try BayesianSegmentation().changePoints([column]).isEmpty)
    }
  }

  @Test("units do not matter, not even those near the largest number")
  func units() throws {
    let shift = Self.levels([0, 0, 0, 8, 8], seed: 6)
    let plain = try ChangePointSearch().changePoints([shift]).map(\.index)
    for unit in [1e-300, 1e6, 1e306] {
      #expect(try ChangePointSearch().changePoints([shift.map { $0 * unit }]).map(\.index) == plain)
    }
  }

  @Test("unequal columns, NaN, no column and settings without a meaning are refused")
  func refusals() throws {
    #expect(throws: ChangePointError.unequalColumns(expected: 2, found: 1)) {
      try ChangePointSearch().changePoints([[1, 2], [1]])
    }
    #expect(throws: ChangePointError.notFinite(column: 0, index: 1)) {
      try ChangePointSearch().changePoints([[1, .nan]])
    }
    #expect(throws: ChangePointError.unequalColumns(expected: 1, found: 0)) {
      try BayesianSegmentation().changePoints([])
    }
    #expect(throws: ChangePointError.invalidSetting(name: "minimumLength", value: 1)) {
      try ChangePointSearch(minimumLength: 1)
    }
    #expect(throws: ChangePointError.tooManyValues(most: 5000, found: 5001)) {
      try BayesianSegmentation().changePoints([[Double](repeating: 0, count: 5001)])
    }
  }
}
