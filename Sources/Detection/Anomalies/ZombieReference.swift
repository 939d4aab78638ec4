internal import Foundation
internal import Statistics

/// How long the weeks of past deals of one stage and segment were, in the stage and without
/// activity: what a living deal looks like.
///
/// Weeks of won deals count 1, those of lost deals 1/2 where they do not look dead themselves: for
/// the stage age those whose silence is at most the 95 % quantile of the won weeks, for the silence
/// those whose stage age is at most their 99 % quantile. With won weeks alone the null is too fast:
/// living deals that are lost later move more slowly (real false discovery rate .10 to .13 at .05).
struct ZombieReference: Sendable {
  /// Descending values with the weight of those at least as large.
  private struct Tail: Sendable {
    let values: [Double]
    let weights: [Double]
    let total: Double
    let rows: Double

    init(_ won: [Double], _ lost: [Double]) {
      let all = (won.map { ($0, 1.0) } + lost.map { ($0, ZombieReference.lostWeight) }).sorted {
        $0.0 > $1.0
      }
      values = all.map(\.0)
      var sum = 0.0
      weights = all.map { pair in
        sum += pair.1
        return sum
      }
      total = sum
      rows = Double(all.count)
    }

    /// (weight of rows at least x + W/N) / (W + W/N).
    func pValue(_ x: Double) -> Double {
      var (low, high) = (0, values.count)
      while low < high {
        let middle = (low + high) / 2
        if values[middle] >= x { low = middle + 1 } else { high = middle }
      }
      let own = total / rows
      return ((low > 0 ? weights[low - 1] : 0) + own) / (total + own)
    }
  }

  private let ages: Tail
  private let silences: Tail

  static let lostWeight = 0.5
  static let minimumWonWeeks = 50

  /// Days in the stage and without activity of the weeks of won and of lost deals.
  init?(won: [(age: Double, silence: Double)], lost: [(age: Double, silence: Double)]) {
    guard won.count >= ZombieReference.minimumWonWeeks,
      let silent = Descriptive.quantile(won.map(\.silence), probability: 0.95),
      let old = Descriptive.quantile(won.map(\.age), probability: 0.99)
    else { return nil }
    ages = Tail(won.map(\.age), lost.filter { $0.silence <= silent }.map(\.age))
    silences = Tail(won.map(\.silence), lost.filter { $0.age <= old }.map(\.silence))
  }

  /// Fisher's combination; of the stage age alone where no activities are known.
  func pValue(age: Double, silence: Double?) -> Double {
    guard let silence else { return ages.pValue(age) }
    return FalseDiscoveries.fisher(ages.pValue(age), silences.pValue(silence))
  }
}
