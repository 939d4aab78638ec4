internal import Foundation

extension LeadColumns {
  /// What a number of activities counts for: the tenth adds less than the first.
  static func logarithm(_ count: Int) -> Double { log1p(Double(count)) }
}
