internal import Foundation

/// Rates that were chosen for quarters, for other lengths of the season.
enum SeasonRate {
  /// The rate of one step such that a year has the same one.
  static func rate(_ quarterly: Double, period: Int) -> Double {
    pow(quarterly, 4 / Double(max(1, period)))
  }
}
