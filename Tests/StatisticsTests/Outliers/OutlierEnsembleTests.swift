import Foundation
import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite("OutlierEnsemble")
struct OutlierEnsembleTests {
  private static func values(_ scores: OutlierScores, _ member: OutlierMember) -> [Double] {
    scores.members.first { $0.member == member }?.values ?? []
  }

  /// Normal rows whose columns hang together, the first `outliers` of them in a tight cluster away.
  private static func rows(_ n: Int, _ p: Int, outliers: Int, seed: UInt64 = 1) throws -> Matrix {
    var stream = RandomStream(seed: seed, stream: 3)
    return try Matrix(
      rows: (0..<n).map { i in
        let common = stream.normal()
        let row = (0..<p).map { _ in common + 0.5 * stream.normal() }
        return i < outliers ? row.map { 6 + 0.05 * $0 } : row
      })
  }

  @Test("tails are -log of the smaller share, summed over the columns, by hand")
  func tails() throws {
    let data = try Matrix(columns: [[1, 2, 3, 4, 10], [7, 7, 5, 5, 5]])
    let scores = try OutlierEnsemble().scores(data)
    // At most: .2 .4 .6 .8 1 and 1 1 .6 .6 .6; at least: 1 .8 .6 .4 .2 and .4 .4 1 1 1.
    let shares = [[0.2, 0.4], [0.4, 0.4], [0.6, 0.6], [0.4, 0.6], [0.2, 0.6]]
    for (found, share) in zip(Self.values(scores, .empiricalTails), shares) {
      #expect(agree(found, -log(share[0]) - log(share[1]), within: handComputationError))
    }
  }

  @Test("neighbours are those of brute force among the clean rows, columns scaled one by one")
  func neighbours() throws {
    // 11 rows of 6 columns: too few for a covariance.
    let data = try Self.rows(11, 6, outliers: 2)
    let scores = try OutlierEnsemble().scores(data)
    #expect(scores.notes == [.noCovariance(rows: 11, needed: 14)])
    #expect(scores.members.map(\.member) == [.empiricalTails, .cleanNeighbours])
    let z = (0..<6).map { j in
      let column = data.column(j)
      let quantile = { Descriptive.quantile(column, probability: $0) ?? .nan }
      let range = (quantile(0.75) - quantile(0.25)) / 1.349
      let mean = column.reduce(0, +) / 11
      // The median stands for the mean in a deviation: see OutlierColumns.
      let spread = (column.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 11).squareRoot()
      #expect(range > 0.05 * spread)
      return column.map { ($0 - quantile(0.5)) / range }
    }
    let tails = Self.values(scores, .empiricalTails)
    // Ties at the border of the clean rows would make the choice depend on their places.
    let clean = (0..<11).sorted { (tails[$0], $0) < (tails[$1], $1) }.prefix(9)
    for i in 0..<11 {
      let distances = clean.filter { $0 != i }.map { k in
        z.map { ($0[i] - $0[k]) * ($0[i] - $0[k]) }.reduce(0, +).squareRoot()
      }
      let right = distances.sorted().prefix(5).reduce(0, +) / 5
      #expect(agree(Self.values(scores, .cleanNeighbours)[i], right, within: reorderingError))
    }
  }

  @Test("in one column the clean rows are the stretch of least variance")
  func oneColumn() throws {
    var stream = RandomStream(seed: 8, stream: 0)
    let column = (0..<40).map { $0 < 8 ? 9 + stream.normal() : stream.normal() }
    let scores = try OutlierEnsemble().scores(try Matrix(columns: [column]))
    let sorted = column.sorted()
    let best = try #require(
      (0...10).map { Array(sorted[$0..<($0 + 30)]) }.min {
        (Descriptive.standardDeviation($0) ?? 0) < (Descriptive.standardDeviation($1) ?? 0)
      })
    let mean = best.reduce(0, +) / 30
    let distances = Self.values(scores, .robustDistance)
    for i in 0..<40 {
      for k in 0..<40 where abs(column[i] - mean) < abs(column[k] - mean) {
        #expect(distances[i] < distances[k])
      }
    }
    #expect(distances.prefix(8).min() ?? 0 > distances.dropFirst(8).max() ?? 0)
  }

  @Test("the score is the sum of -log(1 - rank / (n + 1)) of the members")
  func sum() throws {
    let scores = try OutlierEnsemble().scores(try Self.rows(60, 3, outliers: 4))
    #expect(scores.members.map(\.member) == OutlierMember.allCases && scores.notes.isEmpty)
    for i in 0..<60 {
      let right = scores.members.map { member in
        let below = member.values.filter { $0 < member.values[i] }.count
        let same = member.values.filter { $0 == member.values[i] }.count
        return -log(1 - (Double(below) + 0.5 * Double(same + 1)) / 61)
      }
      #expect(agree(scores.scores[i], right.reduce(0, +), within: handComputationError))
    }
  }

  @Test("a tight cluster of a tenth of the rows stands above the others", arguments: [400, 9000])
  func cluster(count: Int) throws {
    let scores = try OutlierEnsemble().scores(try Self.rows(count, 5, outliers: count / 10))
    let inside = scores.scores.prefix(count / 10)
    let others = scores.scores.dropFirst(count / 10).sorted()
    let below = inside.map { score in Double(others.filter { $0 < score }.count) }.reduce(0, +)
    let area = below / (Double(inside.count) * Double(others.count))
    #expect(area >= outlierClusterArea)
    let neighbours = Self.values(scores, .cleanNeighbours)
    #expect(
      neighbours.prefix(count / 10).min() ?? 0 > Descriptive.median(
        Array(neighbours.dropFirst(count / 10))) ?? .infinity)
  }

  @Test("gives the same bits for any number of workers, and follows the order of the rows")
  func order() throws {
    let data = try Self.rows(900, 4, outliers: 50)
    let one = try OutlierEnsemble().scores(data)
    #expect(try OutlierEnsemble().scores(data, workers: 5) == one)
    let places = (0..<900).map { ($0 * 7) % 900 }
    let moved = try OutlierEnsemble().scores(data.selecting(rows: places))
    for (i, place) in places.enumerated() {
      #expect(agree(moved.scores[i], one.scores[place], within: rankSwapError))
    }
  }

  @Test("constant and repeated columns take no part, and are named")
  func uselessColumns() throws {
    let data = try Self.rows(80, 3, outliers: 3)
    let plain = try OutlierEnsemble().scores(data)
    let wider = try Matrix(columns: [
      data.column(0), [Double](repeating: 5, count: 80), data.column(1),
      data.column(0).map { 2 * $0 }, data.column(2),
    ])
    let scores = try OutlierEnsemble().scores(wider)
    #expect(scores.scores == plain.scores && scores.columns == [0, 2, 4])
    #expect(scores.notes == [.constantColumns([1]), .duplicateColumns([3])])
  }

  @Test("more columns than rows, linear dependence, huge and tiny numbers give finite scores")
  func hardTables() throws {
    let wide = try Self.rows(8, 30, outliers: 1)
    let dependent = try Matrix(
      columns: {
        let columns = (0..<3).map { try? Self.rows(50, 3, outliers: 2).column($0) }.compactMap {
          $0
        }
        return columns + [zip(columns[0], columns[1]).map { $0 + $1 }]
      }())
    let huge = try Matrix(columns: [
      (0..<20).map { $0 == 3 ? 1e308 : -1e308 + Double($0) * 1e300 },
      (0..<20).map { Double($0 * $0 % 7) * 1e-308 },
    ])
    for data in [wide, dependent, huge] {
      let scores = try OutlierEnsemble().scores(data)
      #expect(scores.scores.count == data.rows && scores.scores.allSatisfy(\.isFinite))
    }
  }

  @Test("three rows are enough; fewer, nothing that varies and NaN are refused")
  func refusals() throws {
    let three = try OutlierEnsemble().scores(try Matrix(columns: [[1, 2, 9], [1, 2, 2]]))
    #expect(three.scores.count == 3)
    #expect(throws: MultivariateError.tooFewRows(needed: 3, found: 2)) {
      try OutlierEnsemble().scores(try Matrix(columns: [[1, 2]]))
    }
    #expect(throws: MultivariateError.noVariation) {
      try OutlierEnsemble().scores(try Matrix(columns: [[4, 4, 4, 4]]))
    }
    #expect(throws: MultivariateError.notFinite(row: 1, column: 0)) {
      try OutlierEnsemble().scores(try Matrix(columns: [[4, .nan, 4, 4]]))
    }
  }
}
