import Foundation

/// The score of alerts by the standard profile of the Numenta Anomaly Benchmark.
///
/// An alert within a window of an anomaly earns up to 1, the more the earlier; only the best of a
/// window counts, and a window without one costs 1. An alert outside costs up to 0.11, the less the
/// sooner after a window. The first 15 % of a file (750 steps at most) are not scored. The whole is
/// 0 without any alert and 100 with one at the first step of each window and no other.
///
/// - Source: Lavin and Ahmad, "Evaluating real-time anomaly detection algorithms: the Numenta
///   anomaly benchmark", 2015, and the scorer of the benchmark, version 1.1.
public struct StreamScore {
  /// What an alert outside of all windows costs at most.
  private static let falseAlarm = 0.11

  /// Points of all files so far.
  public private(set) var points = 0.0
  /// Windows of all files so far.
  public private(set) var windows = 0
  /// Alerts that were scored, and those of them inside of a window.
  public private(set) var alerts = (scored: 0, inside: 0)

  /// No file yet.
  public init() {}

  /// Adds a file: its length, the windows as closed ranges of steps, and the steps of the alerts.
  public mutating func add(count: Int, windows ranges: [ClosedRange<Int>], alerts steps: [Int]) {
    let first = min(Int(0.15 * Double(count)), 750)
    let ranges = ranges.sorted { $0.lowerBound < $1.lowerBound }
    var best = [Double](repeating: -1, count: ranges.count)
    for step in steps where step >= first {
      alerts.scored += 1
      if let place = ranges.firstIndex(where: { $0.contains(step) }) {
        alerts.inside += 1
        let range = ranges[place]
        let position = -Double(range.upperBound - step + 1) / Double(range.count)
        best[place] = max(best[place], Self.sigmoid(position) / Self.sigmoid(-1))
      } else if let last = ranges.last(where: { $0.upperBound < step }) {
        let position = Double(step - last.upperBound) / Double(max(1, last.count - 1))
        points += Self.falseAlarm * Self.sigmoid(position)
      } else {
        points -= Self.falseAlarm
      }
    }
    points += best.reduce(0, +)
    windows += ranges.count
  }

  /// 0 for no alert, 100 for a perfect detector; `nil` without a window.
  public var normalised: Double? {
    guard windows > 0 else { return nil }
    return 100 * (points + Double(windows)) / (2 * Double(windows))
  }

  /// From 1 far before the end of a window, over 0 at its end, to -1 far after it.
  public static func sigmoid(_ position: Double) -> Double {
    position > 3 ? -1 : 2 / (1 + exp(5 * position)) - 1
  }
}
