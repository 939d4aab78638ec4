internal import Statistics

/// How well a score tells two groups apart: the area under the curve, with Mann and Whitney's test.
struct RankSeparation: Sendable {
  /// The chance that one of the first group has the higher score, ties counted half.
  let area: Double
  /// The standardised sum of ranks; its variance is that of tied ranks.
  let statistic: Double

  /// - Parameter groups: members of the first and second group by score, ascending; equal scores
  ///   are one entry.
  /// - Returns: `nil` where a group is empty or all scores are equal.
  init?(_ groups: some Sequence<(first: Int, second: Int)>) {
    var below = 0.0
    var wins = 0.0
    var first = 0.0
    var second = 0.0
    var ties = 0.0
    for group in groups {
      let (a, b) = (Double(group.first), Double(group.second))
      wins += a * (below + b / 2)
      below += b
      first += a
      second += b
      let size = a + b
      ties += size * size * size - size
    }
    let total = first + second
    guard first > 0, second > 0, total > 1 else { return nil }
    let variance = first * second / 12 * (total + 1 - ties / (total * (total - 1)))
    guard variance > 0 else { return nil }
    area = wins / (first * second)
    statistic = (wins - first * second / 2) / variance.squareRoot()
  }

  /// The chance of so high a statistic where the score says nothing.
  static func upperTail(_ statistic: Double) -> Double {
    NormalDistribution.standard.survival(statistic)
  }
}
