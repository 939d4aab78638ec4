internal import Foundation
internal import Statistics

/// The last weeks of a part of the company against what the rest created in the same weeks.
///
/// The part's expectation is its fitted mean times the rest's ratio of count to mean. The variance is
/// that of two Poisson counts times what the same difference varied by in earlier windows, if more.
struct RestOfCompany: Sendable {
  let expected: Double
  let pValue: Double

  /// Fewer deals of the rest tell no ratio.
  static let minimumRest = 20.0
  /// Fewer earlier windows do not tell how much the parts vary.
  static let minimumBlocks = 6

  /// - Parameters:
  ///   - counts: of the part, the last week first.
  ///   - means: their fitted values.
  ///   - allCounts: of the whole, in which the part is.
  ///   - window: weeks of a sum.
  /// - Returns: `nil` where the rest or the history is too small.
  init?(
    _ counts: [Double], _ means: [Double], _ allCounts: [Double], _ allMeans: [Double],
    _ window: Int
  ) {
    let blocks = counts.count / max(1, window)
    guard blocks > RestOfCompany.minimumBlocks else { return nil }
    let sums = (0..<blocks).map { block in
      let weeks = (block * window)..<((block + 1) * window)
      let (own, mean) = (counts[weeks].reduce(0, +), means[weeks].reduce(0, +))
      return Window(
        count: own, mean: mean, rest: allCounts[weeks].reduce(0, +) - own,
        restMean: max(1e-9, allMeans[weeks].reduce(0, +) - mean))
    }
    guard let last = sums.first, last.restMean >= RestOfCompany.minimumRest else { return nil }
    let earlier = sums.dropFirst().filter { $0.variance > 0 }
    let squares = earlier.reduce(0) { $0 + $1.difference * $1.difference / $1.variance }
    let dispersion = max(1, squares / Double(max(1, earlier.count - 1)))
    expected = last.expected
    // The doubt of the dispersion is in the tail of t, that of the fit in the factor.
    let variance = last.variance * dispersion * (1 + 8 / Double(counts.count - window))
    let t = -(last.difference + 0.5) / variance.squareRoot()
    pValue = FalseDiscoveries.upper(t, degreesOfFreedom: Double(max(1, earlier.count - 1)))
  }

  private struct Window {
    let count: Double
    let mean: Double
    let rest: Double
    let restMean: Double

    /// With few deals of the rest the ratio goes towards 1.
    var expected: Double { mean * (rest + 5) / (restMean + 5) }
    var difference: Double { count - expected }
    var variance: Double { max(1e-9, expected) * (1 + mean / (restMean + 5)) }
  }
}
