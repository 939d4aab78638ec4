/// One quarter in which one or more factors of the business are not as usual, everything else being
/// the same: the difference of two simulations is what the shock does.
public struct QuarterShock: Equatable, Encodable, Sendable {
  /// The quarter, as a place in the span: 0 for the first.
  public let quarter: Int
  /// What is left of the creation of deals, as a share of the usual.
  public var creation = 1.0
  /// What is added to the log-odds of a win.
  public var winLogit = 0.0
  /// Factor on the amounts of all deals that are open when the quarter begins or created in it.
  public var amounts = 1.0
  /// Factor on the speed of every step forwards and of every loss.
  public var speed = 1.0
  /// What is left of the deals that are open when the quarter begins: the others never were.
  public var startingPipeline = 1.0

  /// A quarter as usual; set the factors that are not.
  public init(quarter: Int) {
    self.quarter = quarter
  }

  /// Names of the numbers that lie outside what can be simulated, with their bounds.
  var faults: [(name: String, found: Double, allowed: ClosedRange<Double>)] {
    let checks: [(name: String, found: Double, allowed: ClosedRange<Double>)] = [
      ("creation", creation, 0...1), ("win", winLogit, -5...5), ("amounts", amounts, 0.01...100),
      ("speed", speed, 0.01...10), ("pipeline", startingPipeline, 0...1),
    ]
    return checks.filter { !$0.allowed.contains($0.found) }
  }
}
