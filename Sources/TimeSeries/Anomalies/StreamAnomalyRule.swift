internal import Foundation
internal import Statistics

/// Finds single steps of a stream that depart from its recent level and its daily shape.
///
/// Two values are expected at each step: the median of the last 50, and the median of the values
/// at the same place in the last 7 cycles (a day of a sensor, a year of months), a step before and
/// after included. The one with the smaller mean absolute error so far is taken. The residual is
/// centred by the median and scaled by the median absolute deviation (times 1.4826) of the last
/// 4,000, its own included, or .3 standard deviations where that is more. A step is an anomaly at |z| of 4 and more, if |z| is
/// above all of a silence before it: one alert for an episode rather than hundreds.
///
/// Nothing later than a step has a part in its score.
///
/// On 31 files of the Numenta benchmark, with a silence of a tenth of the file: 55.7 by its standard
/// profile, much of it by the silence alone; see `Benchmarks/nab.sh`.
public struct StreamAnomalyRule: Sendable, Equatable {
  /// Values that the recent level is the median of.
  static let recent = 50
  /// Cycles that the level at the same place is the median of.
  static let cycles = 7
  /// Residuals that the scale is made of.
  static let residuals = 4000
  /// The share of the standard deviation that the scale is at least.
  static let leastShare = 0.3
  /// Residuals that are needed for a score.
  public static let leastResiduals = 12

  /// Steps in a cycle, 0 for none.
  public let cycle: Int
  /// Steps that a score must exceed all of.
  public let silence: Int
  /// The least |z| of an anomaly.
  public let threshold: Double

  /// A rule.
  ///
  /// - Parameters:
  ///   - cycle: steps in a cycle, as 288 for a day of 5 minutes; below 2 there is none.
  ///   - silence: steps after a large score in which only a larger one counts; live, take a tenth
  ///     of the history that is looked back on.
  ///   - threshold: the least |z|; 3 to 6 do alike, 54 to 57 on the benchmark.
  public init(cycle: Int, silence: Int, threshold: Double = 4) {
    self.cycle = cycle < 2 ? 0 : cycle
    self.silence = max(0, silence)
    self.threshold = threshold
  }

  /// The score of each step, NaN where too little is known before it, and what was expected.
  ///
  /// - Parameter series: oldest first, equally spaced; NaN is a missing value.
  /// - Complexity: O(*n* log *n*) comparisons, and moves of up to 4,000 values a step.
  public func scores(_ series: [Double]) -> (scores: [Double], expected: [Double]) {
    var state = StreamState(cycle: cycle)
    var (scores, expected) = ([Double](), [Double]())
    for value in series {
      let (score, guess) = state.step(value)
      scores.append(score)
      expected.append(guess)
    }
    return (scores, expected)
  }

  /// The anomalies, ascending.
  ///
  /// - Parameter series: oldest first, equally spaced; NaN is a missing value.
  public func anomalies(_ series: [Double]) -> [StreamAnomaly] {
    let (scores, expected) = scores(series)
    var found: [StreamAnomaly] = []
    var last: [(index: Int, size: Double)] = []
    for (i, score) in scores.enumerated() where !score.isNaN {
      let size = abs(score)
      // `last` falls in size: its first is the largest of the silence.
      if let oldest = last.first, oldest.index < i - silence { last.removeFirst() }
      if size >= threshold, size > last.first?.size ?? 0 {
        found.append(
          StreamAnomaly(index: i, value: series[i], expected: expected[i], score: score))
      }
      while let newest = last.last, newest.size <= size { last.removeLast() }
      last.append((i, size))
    }
    return found
  }
}
