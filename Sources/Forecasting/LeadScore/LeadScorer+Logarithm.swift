internal import Foundation

extension LeadScorer {
  static func logarithm(_ value: Double) -> Double { log(value) }

  /// Log-odds of the event whose absence has this logarithm of a probability, below 0.
  static func logOdds(lasting: Double) -> Double { log(-expm1(lasting)) - lasting }
}
