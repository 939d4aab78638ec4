/// A running sum that carries the rounding error along.
///
/// - Source: Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen",
///   1974.
public struct CompensatedSum: Equatable, Sendable {
  private var sum = 0.0
  private var compensation = 0.0

  /// An empty sum.
  public init() {}

  /// Adds a term.
  @inline(__always)
  public mutating func add(_ term: Double) {
    let next = sum + term
    // With an infinite term or total there is no rounding error to carry, and it would be NaN.
    if next.isFinite {
      compensation += abs(sum) >= abs(term) ? (sum - next) + term : (term - next) + sum
    }
    sum = next
  }

  /// The sum so far.
  public var value: Double { sum + compensation }
}
