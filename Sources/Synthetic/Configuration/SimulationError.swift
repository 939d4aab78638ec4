/// Why a simulation cannot be configured.
public enum SimulationError: Error, Equatable, Sendable {
  /// The number of deals lies outside the range.
  case deals(found: Int, allowed: ClosedRange<Int>)
  /// The number of quarters lies outside the range.
  case quarters(found: Int, allowed: ClosedRange<Int>)
  /// The last day, as days since 1970-01-01, lies outside the range.
  case lastDay(found: Int, allowed: ClosedRange<Int>)
  /// A number of the planted gap lies outside the range.
  case plantedGap(name: String, found: Double, allowed: ClosedRange<Double>)
  /// The closing capacity lies outside the range.
  case closings(found: Int, allowed: ClosedRange<Int>)
  /// The number of an oracle's paths lies outside the range.
  case paths(found: Int, allowed: ClosedRange<Int>)
  /// Two wishes that exclude each other, by their names.
  case together(String, String)
  /// The shocked quarter lies outside the span.
  case shockedQuarter(found: Int, allowed: ClosedRange<Int>)
  /// A number of the shock lies outside the range.
  case shock(name: String, found: Double, allowed: ClosedRange<Double>)
  /// A share of the oddities is none.
  case share(name: String, found: Double)
}

extension SimulationError: CustomStringConvertible {
  /// What is wrong and what would be right, in one line.
  public var description: String {
    switch self {
    case .deals(let found, let allowed):
      "a simulation of \(found) deals: choose \(allowed.lowerBound) to \(allowed.upperBound)"
    case .quarters(let found, let allowed):
      "a simulation of \(found) quarters: choose \(allowed.lowerBound) to \(allowed.upperBound)"
    case .lastDay(let found, let allowed):
      "last day \(ISOText.date(found)): choose \(ISOText.date(allowed.lowerBound)) to "
        + ISOText.date(allowed.upperBound)
    case .share(let name, let found):
      "oddities, share of \(name) \(found): choose 0 to 1"
    case .closings(let found, let allowed):
      "a capacity of \(found) closings a week: choose \(allowed.lowerBound) to \(allowed.upperBound)"
    case .paths(let found, let allowed):
      "an oracle of \(found) paths: choose \(allowed.lowerBound) to \(allowed.upperBound)"
    case .together(let one, let other):
      "\(one) and \(other) cannot be simulated together: leave one of them out"
    case .shockedQuarter(let found, let allowed):
      "a shock in quarter \(found) of the span: choose \(allowed.lowerBound) to \(allowed.upperBound)"
    case .shock(let name, let found, let allowed):
      "shock, \(name) \(found): choose \(allowed.lowerBound) to \(allowed.upperBound)"
    case .plantedGap(let name, let found, let allowed):
      "planted gap, \(name) \(found): choose \(allowed.lowerBound) to \(allowed.upperBound)"
    }
  }
}
