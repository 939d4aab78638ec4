internal import Foundation
internal import Statistics

/// How long the weeks of past deals of one stage and segment were, in the stage and without
/// activity: what a living deal looks like.
///
/// Weeks of won deals count 1, those of lost deals 1/2 where they do not look dead themselves: for
/// the stage age those whose silence is at most the 95 % quantile of the won weeks, for the silence
/// those whose stage age is at most their 99 % quantile. With won weeks alone the null is too fast:
/// living deals that are lost later move more slowly (real false discovery rate .10 to .13 at .05).
///
/// Both ages grow together, so Fisher's combination is no p-value by itself (.13 to .25 here); it is
/// ranked among those of the reference weeks, all counting 1 but the weeks of lost deals that are
/// more than three times beyond both quantiles.
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
  private let silences: Tail?
  /// Combined evidence, -log of Fisher's, of the reference weeks.
  private let combined: Tail?

  static let lostWeight = 0.5
  static let minimumWonWeeks = 50
  /// Weeks of lost deals beyond so many times both quantiles are taken for dead.
  static let deadFactor = 3.0

  /// Days in the stage and without activity of the weeks of won and of lost deals.
  ///
  /// - Parameter hasSilence: whether activities are known; else the stage age alone counts.
  init?(
    won: [(age: Double, silence: Double)], lost: [(age: Double, silence: Double)],
    hasSilence: Bool = true
  ) {
    guard won.count >= ZombieReference.minimumWonWeeks,
      let silent = Descriptive.quantile(won.map(\.silence), probability: 0.95),
      let old = Descriptive.quantile(won.map(\.age), probability: 0.99)
    else { return nil }
    guard hasSilence else {
      ages = Tail(won.map(\.age), lost.filter { $0.age <= 3 * old }.map(\.age))
      (silences, combined) = (nil, nil)
      return
    }
    let ages = Tail(won.map(\.age), lost.filter { $0.silence <= silent }.map(\.age))
    let silences = Tail(won.map(\.silence), lost.filter { $0.age <= old }.map(\.silence))
    let factor = ZombieReference.deadFactor
    let living = lost.filter { $0.age <= factor * old || $0.silence <= factor * silent }
    combined = Tail(
      (won + living).map { ZombieReference.evidence(ages, silences, $0.age, $0.silence) }, [])
    self.ages = ages
    self.silences = silences
  }

  /// The share of living weeks that look as dead, or more.
  func pValue(age: Double, silence: Double) -> Double {
    guard let silences, let combined else { return ages.pValue(age) }
    return combined.pValue(ZombieReference.evidence(ages, silences, age, silence))
  }

  private static func evidence(
    _ ages: Tail, _ silences: Tail, _ age: Double, _ silence: Double
  ) -> Double {
    -log(FalseDiscoveries.fisher(ages.pValue(age), silences.pValue(silence)))
  }
}
