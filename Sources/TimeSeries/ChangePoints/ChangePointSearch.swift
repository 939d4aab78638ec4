internal import Foundation

/// Finds the steps at which the mean or the variance of a series changes (PELT).
///
/// The segmentation has the least sum of costs *L* log(*SS* / *L*) over its segments and columns
/// plus `factor` (2 *d* + 1) log *n* for each change, *d* being the number of columns: exactly the
/// least, by dynamic programming with pruning.
///
/// The penalty is some twelve times the usual one. Business series are autocorrelated; with the
/// usual penalty there are breaks everywhere, and it is far worse than to see none. On 16 annotated
/// series of the Turing change point data set: F1 .75, cover .68 (none at all: .72, .63); any factor
/// of 10 to 16 does alike.
///
/// - Source: Killick, Fearnhead and Eckley, "Optimal detection of changepoints with a linear
///   computational cost", 2012.
public struct ChangePointSearch: Sendable, Equatable {
  /// The most values of a column.
  public static let mostValues = 30_000
  /// How far apart a change and its confirmation may be.
  public static let margin = 5

  /// The fewest values of a segment.
  public let minimumLength: Int
  /// The penalty in units of (2 *d* + 1) log *n*.
  public let factor: Double

  /// A checked configuration.
  ///
  /// - Throws: ``ChangePointError/invalidSetting(name:value:)`` for a length below 2, or a factor
  ///   that is negative or not finite.
  public init(minimumLength: Int = 3, factor: Double = 12) throws(ChangePointError) {
    guard minimumLength >= 2 else {
      throw .invalidSetting(name: "minimumLength", value: Double(minimumLength))
    }
    guard factor >= 0, factor.isFinite else { throw .invalidSetting(name: "factor", value: factor) }
    self.minimumLength = minimumLength
    self.factor = factor
  }

  /// The penalty for each change.
  public func penalty(columns: Int, count: Int) -> Double {
    factor * Double(2 * columns + 1) * log(Double(max(2, count)))
  }

  /// The changes, ascending.
  ///
  /// - Parameter columns: one or more equally long columns, oldest first, without gaps; a series
  ///   too short for two segments has no change.
  /// - Throws: ``ChangePointError``.
  /// - Complexity: between linear and quadratic in the length: about 2 s for 20,000 values without a
  ///   change.
  public func changePoints(_ columns: [[Double]]) throws(ChangePointError) -> [ChangePoint] {
    let costs = try SegmentCost(columns)
    let penalty = penalty(columns: columns.count, count: costs.count)
    let starts = segmentStarts(costs, penalty: penalty)
    guard !starts.isEmpty else { return [] }
    let opinion =
      costs.count <= BayesianSegmentation.mostValues
      ? try BayesianSegmentation().changePoints(columns) : []
    let bounds = [0] + starts + [costs.count]
    return starts.indices.map { k in
      let (before, at, after) = (bounds[k], bounds[k + 1], bounds[k + 2])
      let split = costs.cost(before, at) + costs.cost(at, after)
      let gain = costs.cost(before, after) - split - penalty
      return ChangePoint(
        index: at, gain: max(0, gain),
        isConfirmed: opinion.contains { abs($0 - at) <= Self.margin })
    }
  }

  /// The first steps of the segments but the first one.
  ///
  /// - Complexity: each step looks at the starts that can still be the best ones.
  public func segmentStarts(_ costs: SegmentCost, penalty: Double) -> [Int] {
    let n = costs.count
    guard n >= 2 * minimumLength else { return [] }
    var least = [Double](repeating: .infinity, count: n + 1)
    var previous = [Int](repeating: 0, count: n + 1)
    least[0] = -penalty
    // A start that is beaten by a later one goes out as soon as that one may begin a segment.
    var candidates: [(start: Int, end: Int)] = [(0, .max)]
    for end in minimumLength...n {
      let newest = end - minimumLength
      if newest >= minimumLength { candidates.append((newest, .max)) }
      var kept = 0
      var values = [Double]()
      values.reserveCapacity(candidates.count)
      for candidate in candidates where candidate.end > end {
        let value = least[candidate.start] + costs.cost(candidate.start, end)
        if value + penalty < least[end] {
          least[end] = value + penalty
          previous[end] = candidate.start
        }
        values.append(value)
        candidates[kept] = candidate
        kept += 1
      }
      candidates.removeLast(candidates.count - kept)
      for k in 0..<kept where values[k] >= least[end] && candidates[k].end == .max {
        candidates[k].end = end + minimumLength
      }
    }
    var starts: [Int] = []
    var at = previous[n]
    while at > 0 {
      starts.append(at)
      at = previous[at]
    }
    return starts.reversed()
  }
}
